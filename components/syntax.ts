import { common, createLowlight } from 'lowlight';
import type { FileDiff, Hunk, Line } from '#db/model.ts';

/** A piece of a line; `kind` is null for what is not marked. */
export type Token = { readonly kind: TokenKind | null; readonly text: string };
export type TokenKind = 'keyword' | 'type' | 'string' | 'comment' | 'meta';

/** Beyond this a diff is read for its size, and marking it would take longer than reading it from the store. */
const MOST_LINES = 3000;

const lowlight = createLowlight(common);

const LANGUAGES: Readonly<Record<string, string>> = {
  c: 'c',
  h: 'c',
  // Device trees look like C where it matters: comments, strings, preprocessor.
  dts: 'c',
  dtsi: 'c',
  dtso: 'c',
  rs: 'rust',
  py: 'python',
  sh: 'bash',
  pl: 'perl',
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
};

const KINDS: Readonly<Record<string, TokenKind>> = {
  'hljs-keyword': 'keyword',
  'hljs-literal': 'keyword',
  'hljs-type': 'type',
  'hljs-built_in': 'type',
  'hljs-attr': 'type',
  'hljs-string': 'string',
  'hljs-number': 'string',
  'hljs-comment': 'comment',
  'hljs-meta': 'meta',
};

/** The tokens of a file's lines, by their place in the mail; none where the language is unknown or the diff is long. */
export function tokenizeFile(file: FileDiff): ReadonlyMap<number, readonly Token[]> {
  const tokens = new Map<number, readonly Token[]>();
  const language = languageOf(file.path);
  const length = file.hunks.reduce((sum, hunk) => sum + hunk.lines.length, 0);
  if (!language || length > MOST_LINES) return tokens;
  for (const hunk of file.hunks) {
    // Each side is a text of its own: a comment that the new side opens does not swallow the old side's lines.
    for (const skipped of ['added', 'removed'] as const) {
      if (skipped === 'added' && !hunk.lines.some((line) => line.kind === 'removed')) continue;
      tokenizeSide(hunk, skipped, language, tokens);
    }
  }
  return tokens;
}

function tokenizeSide(
  hunk: Hunk,
  skipped: Line['kind'],
  language: string,
  tokens: Map<number, readonly Token[]>,
): void {
  const side = hunk.lines.filter((line) => line.kind !== skipped);
  const tree = lowlight.highlight(language, side.map((line) => line.text).join('\n'));
  const lines = splitLines(tree.children);
  for (const [index, line] of side.entries()) tokens.set(line.bodyLine, lines[index] ?? []);
}

type Node = ReturnType<typeof lowlight.highlight>['children'][number];

/** The tree as lines of tokens; a token inside another one counts for itself. */
function splitLines(nodes: readonly Node[]): Token[][] {
  const lines: Token[][] = [[]];
  const add = (text: string, kind: TokenKind | null) => {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ kind, text: part });
    }
  };
  // Not by calls within calls: a line may open thousands of strings within strings.
  const open = nodes.toReversed().map((node) => ({ node, kind: null as TokenKind | null }));
  for (let at = open.pop(); at; at = open.pop()) {
    const { node, kind } = at;
    if (node.type === 'text') add(node.value, kind);
    if (node.type !== 'element') continue;
    const name = node.properties.className;
    const own = Array.isArray(name) ? KINDS[String(name[0])] : undefined;
    for (const child of node.children.toReversed()) open.push({ node: child, kind: own ?? kind });
  }
  return lines;
}

function languageOf(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === 'Makefile' || name === 'Kbuild') return 'makefile';
  return LANGUAGES[name.slice(name.lastIndexOf('.') + 1)];
}
