/** Keys whose text names a mail: it looks like an address but is none, and pages are found by it. */
const IDS = new Set([
  'id',
  'messageId',
  'commentId',
  'responseId',
  'repeats',
  'references',
  'replaces',
  'patch',
  'cover',
  'head',
  'series',
  'older',
  'newer',
]);

/** A web address, which often ends in a Message-ID, or a mail address. Begins at the start of a run: linear in time. */
const ADDRESS = /https?:\/\/[^\s<>"]+|(?<![\w.+%-])([\w.+%-]+)@(?:[\w-]+\.)+[A-Za-z]{2,}/g;

/** What the store holds nests some ten deep. */
const MAX_DEPTH = 100;

/** `ann@…` for each address in a text; web addresses stay. */
export function hideInText(text: string): string {
  if (!text.includes('@')) return text;
  return text.replace(ADDRESS, (found, local?: string) => (local === undefined ? found : `${local}@…`));
}

/**
 * Any data of the store as those may see it who may not see addresses: people by their names alone, and no address in
 * the text of a mail. A person without a name is called `ann@…`.
 */
export function hideAddresses<Data>(data: Data): Data {
  // The shape stays as it is: text becomes text, and nothing else is touched.
  return hide('', data, 0) as Data;
}

function hide(key: string, value: unknown, depth: number): unknown {
  if (depth > MAX_DEPTH) throw new Error(`Data nested more than ${MAX_DEPTH} deep, which nothing in the store is.`);
  if (typeof value === 'string') {
    if (IDS.has(key)) return value;
    return /address$/i.test(key) ? '' : hideInText(value);
  }
  if (Array.isArray(value)) return value.map((each) => hide(key, each, depth + 1));
  if (value instanceof Map) return new Map([...value].map(([name, each]) => [name, hide('', each, depth + 1)]));
  if (typeof value !== 'object' || value === null) return value;
  const shown = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, hide(name, each, depth + 1)]));
  if ('name' in value && value.name === '' && 'address' in value && typeof value.address === 'string')
    shown.name = hideInText(value.address);
  return shown;
}
