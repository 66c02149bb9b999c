/** `\303`, `\t` and their like within a quoted path (git's quote.c). */
const ESCAPES: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };

const utf8 = new TextDecoder();

/** Reads a path as git prints it: plain, or in double quotes with C escapes where it holds special characters. */
export function parsePath(text: string): string {
  if (!text.startsWith('"')) return text;
  return unquote(text).path;
}

/** The path within the quotes that open `text`, and the length of it with its quotes. */
function unquote(text: string): { path: string; length: number } {
  if (!text.includes('\\')) {
    const close = text.indexOf('"', 1);
    return close < 0 ? { path: text.slice(1), length: text.length } : { path: text.slice(1, close), length: close + 1 };
  }
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  let index = 1;
  while (index < text.length && text[index] !== '"') {
    if (text[index] !== '\\') {
      const character = String.fromCodePoint(text.codePointAt(index) ?? 0);
      for (const byte of encoder.encode(character)) bytes.push(byte);
      index += character.length;
      continue;
    }
    const octal = /^[0-3][0-7]{2}/.exec(text.slice(index + 1, index + 4));
    const escaped = text[index + 1] ?? '';
    bytes.push(octal ? Number.parseInt(octal[0], 8) : (ESCAPES[escaped] ?? escaped.charCodeAt(0)));
    index += octal ? 4 : 2;
  }
  return { path: utf8.decode(new Uint8Array(bytes)), length: index + 1 };
}

/**
 * The two paths of `diff --git a/x b/y`, prefixes taken off. Unquoted paths with spaces can be told apart only where
 * both are the same, which is the only case in which git does not name them elsewhere (apply.c, git_header_name).
 */
export function parsePathPair(text: string): { oldPath: string; newPath: string } | undefined {
  if (text.startsWith('"')) {
    const { path, length } = unquote(text);
    return { oldPath: stripPrefix(path), newPath: stripPrefix(parsePath(text.slice(length + 1))) };
  }
  const quoted = text.indexOf(' "');
  if (quoted > 0) {
    return { oldPath: stripPrefix(text.slice(0, quoted)), newPath: stripPrefix(parsePath(text.slice(quoted + 1))) };
  }
  const middle = (text.length - 1) / 2;
  const oldPath = stripPrefix(text.slice(0, middle));
  if (text[middle] === ' ' && oldPath === stripPrefix(text.slice(middle + 1))) return { oldPath, newPath: oldPath };
  const split = text.lastIndexOf(' b/');
  const cut = split > 0 ? split : text.indexOf(' ');
  if (cut < 0) return undefined;
  return { oldPath: stripPrefix(text.slice(0, cut)), newPath: stripPrefix(text.slice(cut + 1)) };
}

/** `a/` and `b/`, or `i/ w/ c/ o/` with diff.mnemonicPrefix. */
export function stripPrefix(path: string): string {
  return /^[abciow]\//.test(path) ? path.slice(2) : path;
}

/** The path of a `--- ` or `+++ ` line without its time stamp; null for /dev/null. */
export function parseSidePath(line: string): string | null {
  const text = line.slice(4);
  if (text.startsWith('"')) return parsePath(text);
  const tab = text.indexOf('\t');
  const bare = tab < 0 ? text : text.slice(0, tab);
  const date = bare.search(/ \d{4}-\d\d-\d\d /);
  const path = (date < 0 ? bare : bare.slice(0, date)).trimEnd();
  return path === '/dev/null' ? null : path;
}
