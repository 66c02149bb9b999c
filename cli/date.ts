import { InvalidArgumentError } from 'commander';

/** Seconds UTC as `2026-03-01`. */
export function formatDate(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

/** `2026-03-01` or any ISO 8601 time as seconds UTC; undefined for anything else. */
export function parseDate(text: string): number | undefined {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : Math.floor(time / 1000);
}

/** The date of an option, as seconds UTC. */
export function parseDateOption(text: string): number {
  const date = parseDate(text);
  if (date === undefined) throw new InvalidArgumentError('Use a date such as 2026-02-01.');
  return date;
}
