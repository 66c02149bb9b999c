/** Versions of Patchwork's REST API. An address without one means the newest, as in Patchwork. */
export const VERSIONS = ['1.0', '1.1', '1.2', '1.3'] as const;

export type Version = (typeof VERSIONS)[number];

/** Which keys came with which version. */
export type VersionedKeys = Partial<Record<Version, readonly string[]>>;

export function isVersion(text: string): text is Version {
  return VERSIONS.some((each) => each === text);
}

/** Whether `version` has what came with `since`. */
export function isSince(version: Version, since: Version): boolean {
  return VERSIONS.indexOf(version) >= VERSIONS.indexOf(since);
}

/** An object without the keys that are newer than the version that was asked for. */
export function asOf(
  version: Version,
  keys: VersionedKeys,
  value: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const newer = new Set(VERSIONS.filter((each) => !isSince(version, each)).flatMap((each) => keys[each] ?? []));
  return Object.fromEntries(Object.entries(value).filter(([key]) => !newer.has(key)));
}
