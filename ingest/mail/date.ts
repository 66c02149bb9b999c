import type { Seconds } from '#db/model.ts';

/** When a mail was sent, and what was wrong with what it says. */
export type SentDate = { readonly sent: Seconds; readonly problem: string | undefined };

/** A day: clocks are wrong by hours and by time zones; more is no clock. */
const TOLERANCE = 86_400;
/** 1990: a clock that starts in 1970 was never set, and the lists are younger. */
const EARLIEST = 631_152_000;
/** 2038: where no archive tells, nothing later is believed. */
const LATEST = 2_145_916_800;

/**
 * The Date header (RFC 5322, 3.3) as seconds. What cannot be true, since it cannot be read, lies before 1990 or more
 * than a day after the archive got the mail, is replaced by when the archive got it; where that is unknown, by 0.
 */
export function parseDate(text: string, received: Seconds | null): SentDate {
  const fallback = received ?? 0;
  if (text.trim() === '') return { sent: fallback, problem: 'no Date' };
  const sent = readSeconds(text);
  if (sent === undefined) return { sent: fallback, problem: `unreadable Date: ${text.slice(0, 80)}` };
  const isFuture = received === null ? sent > LATEST : sent > received + TOLERANCE;
  if (sent < EARLIEST || isFuture) return { sent: fallback, problem: `impossible Date: ${text.slice(0, 80)}` };
  return { sent, problem: undefined };
}

function readSeconds(text: string): Seconds | undefined {
  const form = FORMS.map((pattern) => pattern.exec(text)?.groups).find((groups) => groups !== undefined);
  if (form === undefined) return undefined;
  const { year = '', month = '', day, hour, minute, second = '0', zone = '' } = form;
  const monthIndex = /^\d/.test(month) ? Number(month) - 1 : MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  const offset = readOffset(zone);
  if (monthIndex === -1 || offset === undefined) return undefined;
  // RFC 5322, 4.3: two digits of a year.
  const fullYear = year.length > 2 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900);
  const local = Date.UTC(fullYear, monthIndex, Number(day), Number(hour), Number(minute), Number(second)) / 1000;
  return local - offset;
}

/** Seconds east of UTC; undefined for what no place has (`-9900`). */
function readOffset(zone: string): number | undefined {
  const numeric = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (numeric === null) return NAMED_ZONES.get(zone.toUpperCase()) ?? 0;
  const seconds = Number(numeric[2]) * 3600 + Number(numeric[3]) * 60;
  if (seconds > 14 * 3600) return undefined;
  return numeric[1] === '-' ? -seconds : seconds;
}

const FORMS = [
  // Mon, 2 Jan 2023 03:04:05 +0100
  /^\s*(?:[A-Za-z]{3,9}\.?,?\s+)?(?<day>\d{1,2})[\s-]+(?<month>[A-Za-z]{3,9})[\s-]+(?<year>\d{2,4})\s+(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d))?(?:\.\d+)?(?!\d)\s*(?<zone>[+-]\d{4}|[A-Za-z]{1,5})?/,
  // Mon Jan  2 03:04:05 CET 2023, as `date` and C's asctime print it
  /^\s*[A-Za-z]{3},?\s+(?<month>[A-Za-z]{3})\s+(?<day>\d{1,2})\s+(?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)\s+(?:(?<zone>[+-]\d{4}|[A-Z]{1,5})\s+)?(?<year>\d{4})/,
  // 2023-01-02T03:04:05+01:00
  /^\s*(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)[T ]\s*(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d))?(?:\.\d+)?\s*(?<zone>Z|[+-]\d\d:?\d\d)?/,
];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** RFC 5322, 4.3; other names mean UTC, as the RFC says. */
const NAMED_ZONES = new Map([
  ['EST', -18_000],
  ['EDT', -14_400],
  ['CST', -21_600],
  ['CDT', -18_000],
  ['MST', -25_200],
  ['MDT', -21_600],
  ['PST', -28_800],
  ['PDT', -25_200],
]);
