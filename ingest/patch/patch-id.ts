import { createHash } from 'node:crypto';

/** Of `@@ -1,2 +3,4 @@`, `git patch-id` reads how many lines each side has, and not where they stand. */
const HUNK_HEADER = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))?/;

const HASH = /^[0-9a-f]{40}/i;
const LETTER = /^[a-z]/i;

const utf8 = new TextEncoder();

const SPACE = 32;
const PLUS = 43;
const MINUS = 45;

/**
 * The patch-id of the first patch in these lines, the same that `git patch-id --stable` prints: for each file the SHA-1
 * of its header and hunks without white space and without line numbers, summed up so that the order of the files does
 * not matter. undefined where git prints none: it knows no diff without a line `diff ...`. After git's
 * builtin/patch-id.c (2.39 and later, which hash the blobs of binary files).
 */
export function findPatchId(lines: readonly string[], start = 0): string | undefined {
  const sum = new Uint8Array(20);
  let text: string[] = [];
  let isEmpty = true;
  // Lines left on either side of the hunk; -1 within the header of a file.
  let before = -1;
  let after = -1;
  let isBinary = false;
  let blobs = '';
  const flush = () => {
    addHash(sum, text);
    text = [];
  };
  for (let index = start; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const mark = line.charCodeAt(0);
    if (before >= 0 && after >= 0 && before + after > 0 && isHunkLine(mark)) {
      if (mark !== PLUS) before--;
      if (mark !== MINUS) after--;
      text.push(line);
      continue;
    }
    if (line.startsWith('\\ ') && line.length > 11) continue;
    const isDiff = line.startsWith('diff ');
    if (isEmpty && !isDiff) continue;
    if (isNextCommit(line)) break;
    if (before === -1) {
      if (line.startsWith('GIT binary patch') || line.startsWith('Binary files')) {
        isBinary = true;
        before = 0;
        text.push(blobs);
        flush();
        continue;
      }
      if (line.startsWith('index ')) {
        blobs = blobsOf(line) ?? blobs;
        continue;
      }
      if (line.startsWith('--- ')) {
        before = 1;
        after = 1;
      } else if (!LETTER.test(line)) break;
    }
    if (isBinary) {
      if (isDiff) {
        isBinary = false;
        before = -1;
      }
      continue;
    }
    if (before === 0 && after === 0) {
      const header = HUNK_HEADER.exec(line);
      if (header) {
        before = Number(header[1] ?? 1);
        after = Number(header[2] ?? 1);
        continue;
      }
      if (!isDiff) break;
      flush();
      before = -1;
      after = -1;
    }
    if (mark === MINUS || mark === SPACE) before--;
    if (mark === PLUS || mark === SPACE) after--;
    text.push(line);
    isEmpty = false;
  }
  if (isEmpty) return undefined;
  flush();
  return [...sum].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function isHunkLine(mark: number): boolean {
  return mark === SPACE || mark === PLUS || mark === MINUS;
}

/** The output of `git log` has a commit's name between patches. */
function isNextCommit(line: string): boolean {
  if (line.startsWith('commit ')) return HASH.test(line.slice(7));
  if (line.startsWith('From ')) return HASH.test(line.slice(5));
  return HASH.test(line);
}

/** `index 1234567..89abcde 100644`, as it is hashed for a binary file. */
function blobsOf(line: string): string | undefined {
  const dots = line.indexOf('..');
  if (dots < 0) return undefined;
  const space = line.indexOf(' ', dots);
  return line.slice('index '.length, dots) + line.slice(dots + 2, space < 0 ? line.length : space);
}

/** Adds as one number of 20 bytes, the first the least. */
function addHash(sum: Uint8Array, text: readonly string[]): void {
  const hash = createHash('sha1')
    .update(withoutSpace(text.join('')))
    .digest();
  let carry = 0;
  for (const [index, byte] of hash.entries()) {
    carry += (sum[index] ?? 0) + byte;
    sum[index] = carry & 0xff;
    carry >>= 8;
  }
}

/** The text as UTF-8 without what git takes for white space: other than C's isspace, not \v and \f (git's ctype.c). */
function withoutSpace(text: string): Uint8Array {
  const bytes = utf8.encode(text);
  let length = 0;
  // By index: an iterator costs as much as the hash.
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    if (byte === 32 || byte === 9 || byte === 10 || byte === 13) continue;
    bytes[length++] = byte;
  }
  return bytes.subarray(0, length);
}
