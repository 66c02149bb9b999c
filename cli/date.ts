/** Seconds UTC as `2026-03-01`. */
export function formatDate(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

/** `2026-03-01` or any ISO 8601 time as seconds UTC; undefined for anything else. */
export function parseDate(text: string): number | undefined {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : Math.floor(time / 1000);
}
