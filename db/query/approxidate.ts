/**
 * Dates as people say them, read as git reads them (`approxidate_str` in date.c): `yesterday`, `2.weeks.ago`,
 * `last.monday`, `jan 5 2024`, `2024-03-01`, `noon`. All in UTC. As in git, what is not said is as it is now, and what is
 * not understood is skipped.
 */

/** A time by its fields; -1 where it is not said yet. Months from 0. */
type Fields = { year: number; month: number; day: number; hour: number; minute: number; second: number };
type State = { readonly now: number; fields: Fields; number: number; isTouched: boolean };

const DAY = 86_400;
const UNITS: readonly (readonly [string, number])[] = [
  ['seconds', 1],
  ['minutes', 60],
  ['hours', 3600],
  ['days', DAY],
  ['weeks', 7 * DAY],
];
const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const WEEKDAYS = 'sundays mondays tuesdays wednesdays thursdays fridays saturdays'.split(' ');
const NUMBERS = 'zero one two three four five six seven eight nine ten'.split(' ');

/** Seconds since 1970, or undefined where there is nothing of a date in the text. */
export function parseApproxidate(text: string, now: number): number | undefined {
  const state: State = { now, fields: { ...fieldsOf(now), year: -1, month: -1, day: -1 }, number: 0, isTouched: false };
  for (const [part] of text.matchAll(/\d+(?:([:./-])\d+(?:\1\d+)?)?|[a-z]+/gi)) {
    if (/^\d/.test(part)) readDigits(state, part);
    else readAlpha(state, part.toLowerCase());
  }
  settleNumber(state);
  return state.isTouched ? shift(state, 0) : undefined;
}

function readDigits(state: State, text: string): void {
  settleNumber(state);
  state.isTouched = true;
  const [, first = '', mark, ...rest] = /^(\d+)(?:([:./-])(\d+)(?:\2(\d+))?)?$/.exec(text) ?? [];
  const [second, third] = rest.map((each) => (each === undefined ? -1 : Number(each)));
  if (mark === ':' && setTime(state.fields, Number(first), second ?? -1, Math.max(0, third ?? 0))) return;
  if (mark && mark !== ':' && setAnyDate(state, Number(first), second ?? -1, third ?? -1, mark)) return;
  // Padded with zeros it is only a short number: "Dec 02", not "Dec 0002".
  if (!first.startsWith('0') || first.length <= 2) state.number = Number(first);
  if (second !== undefined && second >= 0) {
    settleNumber(state);
    state.number = second;
  }
}

function setTime(fields: Fields, hour: number, minute: number, second: number): boolean {
  if (hour > 24 || minute < 0 || minute > 59 || second > 60) return false;
  Object.assign(fields, { hour, minute, second });
  return true;
}

/** git's order of guesses: year first, then mm/dd/yy, then dd.mm.yy. */
function setAnyDate(state: State, first: number, second: number, third: number, mark: string): boolean {
  if (first > 70 && (setDate(state, first, second, third, false) || setDate(state, first, third, second, false)))
    return true;
  if (mark !== '.' && setDate(state, third, first, second, true)) return true;
  if (setDate(state, third, second, first, true)) return true;
  return mark === '.' && setDate(state, third, first, second, true);
}

function setDate(state: State, year: number, month: number, day: number, refusesFuture: boolean): boolean {
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  const known = fieldsOf(state.now).year;
  const full = year === -1 && refusesFuture ? known : fullYear(year);
  if (full === undefined) return false;
  const { hour, minute, second } = state.fields;
  const time = secondsOf({ year: full, month: month - 1, day, hour, minute, second });
  if (refusesFuture && time > state.now + 10 * DAY) return false;
  Object.assign(state.fields, { month: month - 1, day, ...(year === -1 ? {} : { year: full }) });
  return true;
}

function fullYear(year: number): number | undefined {
  if (year >= 1970 && year < 2100) return year;
  if (year > 70 && year < 100) return 1900 + year;
  return year >= 0 && year < 38 ? 2000 + year : undefined;
}

function readAlpha(state: State, word: string): void {
  const month = word.length < 3 ? -1 : MONTHS.findIndex((name) => name.startsWith(word));
  if (month >= 0) {
    state.fields.month = month;
    state.isTouched = true;
  } else if (readSpecial(state, word)) state.isTouched = true;
  else if (state.number === 0) {
    const number = word === 'last' ? 1 : NUMBERS.indexOf(word);
    if (number <= 0) return;
    state.number = number;
    state.isTouched = true;
  } else readUnit(state, word);
}

function readSpecial(state: State, word: string): boolean {
  const { number } = state;
  switch (word) {
    case 'now':
    case 'today':
      state.number = 0;
      shift(state, 0);
      return true;
    case 'yesterday':
      state.number = 0;
      shift(state, DAY);
      return true;
    case 'midnight':
    case 'noon':
    case 'tea': {
      settleNumber(state);
      const hour = { midnight: 0, noon: 12, tea: 17 }[word];
      if (state.fields.hour < hour) shift(state, DAY);
      Object.assign(state.fields, { hour, minute: 0, second: 0 });
      return true;
    }
    case 'am':
    case 'pm':
      state.number = 0;
      if (number) Object.assign(state.fields, { hour: number, minute: 0, second: 0 });
      state.fields.hour = (state.fields.hour % 12) + (word === 'pm' ? 12 : 0);
      return true;
    case 'never':
      state.number = 0;
      state.fields = fieldsOf(0);
      return true;
    default:
      return false;
  }
}

/** `weeks`, `monday`, `months`: so many of them ago. */
function readUnit(state: State, word: string): void {
  const { number } = state;
  const unit = UNITS.find(([name]) => name === word || name.slice(0, -1) === word);
  const weekday = word.length < 3 ? -1 : WEEKDAYS.findIndex((name) => name.startsWith(word));
  const isMonths = /^months?$/.test(word);
  if (!unit && weekday < 0 && !isMonths && !/^years?$/.test(word)) return;
  state.number = 0;
  state.isTouched = true;
  if (unit) shift(state, unit[1] * number);
  else if (weekday >= 0) {
    const back =
      new Date(secondsOf(state.fields.day < 0 ? fieldsOf(state.now) : state.fields) * 1000).getUTCDay() - weekday;
    shift(state, (back + 7 * (back <= 0 ? number : number - 1)) * DAY);
  } else {
    shift(state, 0);
    const months = state.fields.year * 12 + state.fields.month - number * (isMonths ? 1 : 12);
    Object.assign(state.fields, { year: Math.floor(months / 12), month: ((months % 12) + 12) % 12 });
  }
}

/** A number that nothing followed is a day, a month or a year. */
function settleNumber(state: State): void {
  const { number, fields } = state;
  if (number === 0) return;
  state.number = 0;
  if (fields.day < 0 && number < 32) fields.day = number;
  else if (fields.month < 0 && number < 13) fields.month = number - 1;
  else if (fields.year < 0) fields.year = fullYear(number) ?? -1;
}

/** Fills in what is not said yet, goes so many seconds back, and gives the time. */
function shift(state: State, seconds: number): number {
  const known = fieldsOf(state.now);
  const { fields } = state;
  const day = fields.day < 0 ? known.day : fields.day;
  const month = fields.month < 0 ? known.month : fields.month;
  const year = fields.year < 0 ? (month > known.month ? known.year - 1 : known.year) : fields.year;
  const time = secondsOf({ ...fields, day, month, year }) - seconds;
  state.fields = fieldsOf(time);
  return time;
}

function fieldsOf(seconds: number): Fields {
  const date = new Date(seconds * 1000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

function secondsOf({ year, month, day, hour, minute, second }: Fields): number {
  return Math.floor(Date.UTC(year, month, day, hour, minute, second) / 1000);
}
