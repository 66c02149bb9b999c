/** Decoded text, and what was wrong with it. */
export type DecodedText = { readonly text: string; readonly problem: string | undefined };

/**
 * Bytes as text. A charset that is not true is the rule for old mail, so what is valid UTF-8 is read as UTF-8 whatever
 * western charset is named; what claims to be UTF-8 or ASCII and is not is read as windows-1252, where every byte means
 * something. NUL bytes are left out: no mail has a use for them, and C programs stop at them.
 */
export function decodeText(bytes: Uint8Array, charset: string): DecodedText {
  const name = charset.trim().toLowerCase().replaceAll('"', '');
  const decoder = isUnicodeOrWestern(name) ? undefined : findDecoder(name);
  if (decoder !== undefined) return { text: dropNuls(decoder.decode(bytes)), problem: undefined };

  const unknown = isUnicodeOrWestern(name) ? undefined : `unknown charset ${name.slice(0, 40)}`;
  try {
    return { text: dropNuls(UTF8.decode(bytes)), problem: unknown };
  } catch {
    const isFalse = UTF8_NAMES.has(name);
    const text = dropNuls(decodeWindows1252(bytes));
    return {
      text,
      problem: unknown ?? (isFalse ? `not ${name === '' ? 'utf-8' : name}: read as windows-1252` : undefined),
    };
  }
}

/** The bytes of a header, which names no charset. */
export function decodeHeaderBytes(bytes: Uint8Array): string {
  return decodeText(bytes, '').text;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });
const LATIN1 = new TextDecoder('latin1');
const UTF8_NAMES = new Set([
  '',
  'utf-8',
  'utf8',
  'us-ascii',
  'ascii',
  '7bit',
  '8bit',
  'unknown-8bit',
  'x-unknown',
  'default',
]);
const WESTERN_NAMES = new Set([
  'iso-8859-1',
  'iso8859-1',
  'latin1',
  'latin-1',
  'windows-1252',
  'cp1252',
  'ansi_x3.4-1968',
]);

function isUnicodeOrWestern(name: string): boolean {
  return UTF8_NAMES.has(name) || WESTERN_NAMES.has(name);
}

/** Any charset of the WHATWG Encoding Standard, by any of its names. */
function findDecoder(name: string): TextDecoder | undefined {
  try {
    return new TextDecoder(name);
  } catch {
    return undefined;
  }
}

/**
 * What the standard calls windows-1252. Node 20 reads it as ISO 8859-1, which has control characters where
 * windows-1252 has quotation marks and dashes.
 */
function decodeWindows1252(bytes: Uint8Array): string {
  const text = LATIN1.decode(bytes);
  return text.replace(/[\x80-\x9f]/g, (control) => PUNCTUATION[control.charCodeAt(0) - 0x80] ?? control);
}

/** 0x80 to 0x9f; five of them mean nothing. */
const PUNCTUATION = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function dropNuls(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}
