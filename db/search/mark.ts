import type { Marker } from './marker.ts';

/** A line of a mail, from 1, with what was found in it between U+0002 and U+0003. */
export type MarkedLine = { readonly line: number; readonly text: string };

/** A line longer than this is data. */
const MAX_LINE = 400;

/** The text with what was found marked. Control characters of the text's own are dropped. */
export function markText(text: string, marker: Marker | undefined): string {
  const clean = text.replace(/[\u0002\u0003]/g, '');
  if (!marker) return clean;
  const next = marker(clean);
  let marked = '';
  let done = 0;
  for (let found = next(0); found; found = next(found.end)) {
    const [start, end] = widen(clean, found.start, found.end);
    if (start < done) continue;
    marked += `${clean.slice(done, start)}\u0002${clean.slice(start, end)}\u0003`;
    done = end;
  }
  return marked + clean.slice(done);
}

/** Within a mail address all of it is marked: what hides addresses then still finds it whole. */
function widen(text: string, start: number, end: number): readonly [start: number, end: number] {
  let [from, to] = [start, end];
  while (from > 0 && start - from < MAX_ADDRESS && ADDRESS_CHARACTER.test(text[from - 1] ?? '')) from--;
  while (to < text.length && to - end < MAX_ADDRESS && ADDRESS_CHARACTER.test(text[to] ?? '')) to++;
  return text.slice(from, to).includes('@') ? [from, to] : [start, end];
}

/** RFC 5321, 4.5.3.1: no address is longer. */
const MAX_ADDRESS = 320;
const ADDRESS_CHARACTER = /[\w.+%@-]/;

/** The first lines, at most `count`, in which something was found. */
export function listMarkedLines(text: string, marker: Marker | undefined, count: number): readonly MarkedLine[] {
  if (!marker) return [];
  const lines: MarkedLine[] = [];
  const next = marker(text);
  let line = 1;
  let counted = 0;
  for (let found = next(0); found && lines.length < count; ) {
    const start = text.lastIndexOf('\n', found.start) + 1;
    const newline = text.indexOf('\n', found.start);
    const end = newline < 0 ? text.length : newline;
    for (let at = text.indexOf('\n', counted); at >= 0 && at < start; at = text.indexOf('\n', at + 1)) line++;
    counted = start;
    lines.push({ line, text: markText(text.slice(start, Math.min(end, start + MAX_LINE)), marker) });
    found = next(end);
  }
  return lines;
}
