import { parseApproxidate } from './approxidate.ts';
import type { Range } from './tree.ts';

type TimeRange = { readonly operator: 'd' | 'dt' | 'rt'; readonly range: Range };

const DAY = 86_400;

/**
 * `FROM..TO`, `FROM..`, `..TO` or one time, as public-inbox reads them (PublicInbox/Search.pm, date_parse_prepare):
 * `d:` compares days, from the first second of one to the last of the other, unless an end is a date as people say it,
 * which has a time; one time alone is a range to a day later. Undefined where an end is no date.
 */
export function parseTimeRange(operator: 'd' | 'dt' | 'rt', text: string, now: number): TimeRange | undefined {
  const cut = text.indexOf('..');
  const ends = cut < 0 ? [text] : [text.slice(0, cut), text.slice(cut + 2)];
  if (ends.every((end) => end === '')) return undefined;
  const precise = operator !== 'd' || ends.some((end) => end !== '' && parseDay(end) === undefined);
  const times = ends.map((end) => (end === '' ? null : parseTime(operator, end, now)));
  const [from, to] = times;
  if (from === undefined || (cut >= 0 && to === undefined)) return undefined;
  if (cut < 0 && from !== null) return rangeOf(operator, precise, from, from + DAY);
  return rangeOf(operator, precise, from, to ?? null);
}

/** Where days are compared, all of the last day belongs to it. */
function rangeOf(operator: TimeRange['operator'], precise: boolean, from: number | null, to: number | null): TimeRange {
  if (precise) return { operator: operator === 'd' ? 'dt' : operator, range: { from, to } };
  return { operator, range: { from, to: to === null ? null : to + DAY - 1 } };
}

function parseTime(operator: TimeRange['operator'], text: string, now: number): number | undefined {
  const day = parseDay(text);
  if (day !== undefined) return day;
  const digits = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (digits) {
    const [, year, month, date, hour, minute, second] = digits.map(Number);
    return Math.floor(Date.UTC(year ?? 0, (month ?? 1) - 1, date, hour, minute, second) / 1000);
  }
  if (operator === 'rt' && /^\d{5,12}$/.test(text)) return Number(text);
  return parseApproxidate(text, now);
}

/** `20240131` or `2024-01-31`: its first second. */
function parseDay(text: string): number | undefined {
  const day = /^(\d{4})(-?)(\d\d)\2(\d\d)$/.exec(text);
  return day ? Date.UTC(Number(day[1]), Number(day[3]) - 1, Number(day[4])) / 1000 : undefined;
}
