const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Offsets of the names that archives print; RFC 5322, 4.3, and those of Europe and Asia. */
const zones: Readonly<Record<string, string>> = {
  UTC: '+0000',
  GMT: '+0000',
  WET: '+0000',
  BST: '+0100',
  CET: '+0100',
  CEST: '+0200',
  EET: '+0200',
  EEST: '+0300',
  MSK: '+0300',
  IST: '+0530',
  JST: '+0900',
  EST: '-0500',
  EDT: '-0400',
  CST: '-0600',
  CDT: '-0500',
  MST: '-0700',
  MDT: '-0600',
  PST: '-0800',
  PDT: '-0700',
};

/** `Wed Mar 04 2026 - 15:17:02 EST` of Hypermail; `(zone)` may be missing. */
const hypermailDate =
  /^\w{3},? (\w{3})\w* (\d{1,2}),? (\d{4}) - (\d{1,2}):(\d\d)(?::(\d\d))?(?: ([A-Z]{3,4}|[+-]\d{4}))?$/;
/** `Fri Jun 23 15:58:54 UTC 2023` of pipermail: asctime(3) with a zone. */
const asctimeDate = /^\w{3} (\w{3}) +(\d{1,2}) (\d{1,2}):(\d\d):(\d\d)(?: ([A-Z]{3,4}|[+-]\d{4}))? (\d{4})$/;
/** `Feb. 5, 2024, 11:01 p.m.` of Django, whose months are written as the Associated Press does; `6 p.m.`, `noon`. */
const djangoDate =
  /^([A-Z][a-z]{2})[a-z]*\.? (\d{1,2}), (\d{4}), (?:(\d{1,2})(?::(\d\d))? ([ap])\.m\.|(noon|midnight))$/;
/** `2016-09-11 23:22:13` of older Patchworks, `2006-11-09 23:34:05` of some Hypermails. */
const isoDate = /^(\d{4})-(\d\d)-(\d\d),? (\d\d):(\d\d)(?::(\d\d))?$/;

/** Reads a date as archives print it and gives it as a Date header has it; null for anything else. */
export function parsePageDate(text: string): string | null {
  const date = text.replace(/\s+/g, ' ').trim();
  let match = hypermailDate.exec(date);
  if (match) {
    const [, month, day, year, hour, minute, second, zone] = match;
    return formatDate(year, month, day, hour, minute, second, zone);
  }
  match = asctimeDate.exec(date);
  if (match) {
    const [, month, day, hour, minute, second, zone, year] = match;
    return formatDate(year, month, day, hour, minute, second, zone);
  }
  match = djangoDate.exec(date);
  if (match) {
    const [, month, day, year, hour = '12', minute = '00', half, word] = match;
    const isAfternoon = half === 'p' || word === 'noon';
    return formatDate(year, month, day, String((Number(hour) % 12) + (isAfternoon ? 12 : 0)), minute, '00', 'UTC');
  }
  match = isoDate.exec(date);
  if (match) {
    const [, year, month, day, hour, minute, second] = match;
    return formatDate(year, months[Number(month) - 1], day, hour, minute, second, 'UTC');
  }
  return null;
}

function formatDate(
  year = '',
  monthName = '',
  day = '',
  hour = '',
  minute = '',
  second = '00',
  zone = 'UTC',
): string | null {
  const month = months.indexOf(monthName.slice(0, 3).toLowerCase());
  const offset = zones[zone] ?? zone;
  if (month < 0 || !/^[+-]\d{4}$/.test(offset)) return null;
  const weekday = weekdayNames[new Date(Date.UTC(Number(year), month, Number(day))).getUTCDay()];
  const name = (months[month] ?? '').replace(/^./, (letter) => letter.toUpperCase());
  const clock = [hour, minute, second].map((part) => part.padStart(2, '0')).join(':');
  return `${weekday}, ${day.padStart(2, '0')} ${name} ${year} ${clock} ${offset}`;
}
