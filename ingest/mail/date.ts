import type { Seconds } from '#db/model.ts';

/** When a mail was sent, and what was wrong with what it says. */
export type SentDate = { readonly sent: Seconds; readonly problem: string | undefined };

/** A day: clocks are wrong by hours and time zones; more is no clock. */
const TOLERANCE = 86_400;
/** Mailing lists of code are younger than 1990; a clock that starts at 1970 is not set. */
const EARLIEST = 631_152_000;

/**
 * The Date header (RFC 5322, 3.3) as seconds. What cannot be true, since it cannot be read, lies before 1990 or more
 * than a day after the archive got the mail, is replaced by when the archive got it; where that is unknown, by 0.
 */
export function parseDate(text: string, received: Seconds | null): SentDate {
  const fallback = received ?? 0;
  if (text.trim() === '') return { sent: fallback, problem: 'no Date' };
  const sent = toSeconds(text);
  if (sent === undefined) return { sent: fallback, problem: `unreadable Date: ${text.slice(0, 80)}` };
  const isFuture = sent > (received ?? LATEST) + TOLERANCE;
  if (sent < EARLIEST || isFuture) return { sent: fallback, problem: `impossible Date: ${text.slice(0, 80)}` };
  return { sent, problem: undefined };
}

/** 2038: where no archive tells, nothing later is believed. */
const LATEST = 2_145_916_800;

function toSeconds(text: string): Seconds | undefined {
  const match = DATE.exec(text);
  if (match === null) return undefined;
  const [, day, monthName = '', yearText = '', hour, minute, second = '0', zone = ''] = match;
  const month = MONTHS.indexOf(monthName.slice(0, 3).toLowerCase());
  const offset = parseZone(zone);
  if (month === -1 || offset === undefined) return undefined;
  const year = yearText.length >= 4 ? Number(yearText) : Number(yearText) + (Number(yearText) < 50 ? 2000 : 1900);
  const utc = Date.UTC(year, month, Number(day), Number(hour), Number(minute), Number(second)) / 1000;
  return Number.isFinite(utc) ? utc - offset : undefined;
}

/** Seconds east of UTC; undefined for one that no place has (`-9900`). */
function parseZone(zone: string): number | undefined {
  const numeric = /^([+-])(\d\d)(\d\d)$/.exec(zone);
  if (numeric === null) return NAMED_ZONES.get(zone.toUpperCase()) ?? 0;
  const seconds = Number(numeric[2]) * 3600 + Number(numeric[3]) * 60;
  if (seconds > 14 * 3600) return undefined;
  return numeric[1] === '-' ? -seconds : seconds;
}

const DATE =
  /^\s*(?:[A-Za-z]{3,9}\.?,?\s+)?(\d{1,2})[\s-]+([A-Za-z]{3,9})[\s-]+(\d{2,4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([+-]\d{4}|[A-Za-z]{1,5})?/;
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
