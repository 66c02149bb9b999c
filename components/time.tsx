import type { Seconds } from '#db/model.ts';

const UNITS = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** How long ago, with the exact time on hover. */
export function Time({ at, now }: { at: Seconds; now: Seconds }) {
  return (
    <time dateTime={isoTime(at)} title={exactTime(at)}>
      {relativeTime(at, now)}
    </time>
  );
}

/** `3 days ago`; the largest unit of which at least one has passed, rounded down. */
export function relativeTime(at: Seconds, now: Seconds): string {
  const passed = Math.max(0, now - at);
  for (const [unit, seconds] of UNITS) {
    const count = Math.floor(passed / seconds);
    if (count > 0) return `${count} ${unit}${count > 1 ? 's' : ''} ago`;
  }
  return 'just now';
}

/** `2026-02-03 14:05 UTC` */
export function exactTime(at: Seconds): string {
  return `${isoTime(at).slice(0, 16).replace('T', ' ')} UTC`;
}

/** `2026-02-03` */
export function isoDay(at: Seconds): string {
  return isoTime(at).slice(0, 10);
}

function isoTime(at: Seconds): string {
  return new Date(at * 1000).toISOString();
}
