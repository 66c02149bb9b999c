/**
 * Undoes a Content-Transfer-Encoding (RFC 2045, 6). Time is linear in the input, whatever it holds.
 * Bytes that are no valid encoding stay as they are; an unknown encoding is none.
 */
export function decodeTransfer(bytes: Uint8Array, encoding: string): Uint8Array {
  switch (encoding.trim().toLowerCase()) {
    case 'quoted-printable':
      return decodeQuotedPrintable(bytes);
    case 'base64':
      return decodeBase64(bytes);
    default:
      return bytes;
  }
}

/** Lines end with `\n` afterwards: a carriage return before it goes the way of the blanks. */
function decodeQuotedPrintable(bytes: Uint8Array): Uint8Array {
  const decoded = new Uint8Array(bytes.length);
  let length = 0;
  // Where white space begins that may turn out to stand at the end of a line, added by a relay (rule 3).
  let blank = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === EQUALS) {
      const after = skipBlanks(bytes, at + 1);
      if (after === bytes.length || bytes[after] === NEWLINE) {
        at = after;
        blank = length;
        continue;
      }
      const value = (HEX[bytes[at + 1] ?? 0] ?? -1) * 16 + (HEX[bytes[at + 2] ?? 0] ?? -1);
      if (value >= 0) {
        decoded[length++] = value;
        blank = length;
        at += 2;
        continue;
      }
    }
    if (byte === NEWLINE) length = blank;
    decoded[length++] = byte;
    if (byte !== SPACE && byte !== TAB && byte !== RETURN) blank = length;
  }
  return decoded.subarray(0, length);
}

/** Behind the spaces and the carriage return before a line's end. */
function skipBlanks(bytes: Uint8Array, start: number): number {
  let at = start;
  while (bytes[at] === SPACE || bytes[at] === TAB || bytes[at] === RETURN) at += 1;
  return at;
}

/** Padding within the text ends a group and not the text: some mailers encode line by line. */
function decodeBase64(bytes: Uint8Array): Uint8Array {
  const decoded = new Uint8Array(Math.ceil((bytes.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    if (byte === EQUALS) {
      held = 0;
      bits = 0;
      continue;
    }
    const value = BASE64[byte] ?? -1;
    if (value === -1) continue;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    decoded[length++] = (bits >> held) & 0xff;
  }
  return decoded.subarray(0, length);
}

const [NEWLINE, RETURN, SPACE, TAB, EQUALS] = [0x0a, 0x0d, 0x20, 0x09, 0x3d];
/** Digit values by byte; so far below zero for other bytes that no pair of digits makes up for it. */
const HEX = tableOf('0123456789abcdef', -1000);
for (const [index, digit] of [...'ABCDEF'].entries()) HEX[digit.charCodeAt(0)] = 10 + index;
const BASE64 = tableOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', -1);

function tableOf(digits: string, other: number): Int16Array {
  const table = new Int16Array(256).fill(other);
  for (const [value, digit] of [...digits].entries()) table[digit.charCodeAt(0)] = value;
  return table;
}
