import type { TopicMention } from '#db/model.ts';

/**
 * The family that a name to use belongs to, as a topic: `devm_*` of devm_kzalloc, `SZ_*` of SZ_4K, `FIELD_*` of
 * FIELD_PREP. The first word of a name tells the family; which families are more than one name, the store counts.
 */
export function familyOf(mention: TopicMention): TopicMention | undefined {
  if (mention.kind !== 'use' || mention.name === null) return undefined;
  if (!isPublic(mention)) return undefined;
  const prefix = /^([A-Za-z][A-Za-z0-9]+_)[A-Za-z0-9*]/.exec(mention.name)?.[1];
  if (!prefix) return undefined;
  const family = `${prefix}*`;
  return { ...mention, key: `use:${family}`, asks: `Use ${family}` };
}

/** Called, or a macro: what is neither is mostly a field of the driver's own. */
function isPublic({ name, sign }: TopicMention): boolean {
  if (name === null) return false;
  return /^[A-Z0-9_*]+$/.test(name) || name.endsWith('*') || sign.includes(`${name}(`);
}
