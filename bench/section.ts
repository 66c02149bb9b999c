import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Rows as a Markdown table with aligned columns. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** Puts `text` between the lines `<!-- NAME -->` and `<!-- /NAME -->` of a document, which is made where it is missing. */
export function saveSection(path: URL, name: string, text: string): void {
  const open = `<!-- ${name} -->`;
  const close = `<!-- /${name} -->`;
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const from = before.indexOf(open);
  const to = before.indexOf(close);
  const section = `${open}\n${text}\n${close}`;
  const after =
    from < 0 || to < from
      ? `${before}${before === '' ? '' : '\n'}${section}\n`
      : before.slice(0, from) + section + before.slice(to + close.length);
  writeFileSync(path, after);
}
