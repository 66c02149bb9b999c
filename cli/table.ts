import type { Terminal } from './terminal.ts';

/** Columns of text, two spaces apart; on a terminal the last one is cut to the width. */
export function writeTable(terminal: Terminal, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const clean = rows.map((row) => row.map(printable));
  const widths = head.map((title, column) => Math.max(title.length, ...clean.map((row) => row[column]?.length ?? 0)));
  for (const row of [head, ...clean]) {
    const line = row
      .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  ');
    terminal.write(`${terminal.isInteractive ? line.slice(0, terminal.columns) : line}\n`);
  }
}

/** Mail may hold escape sequences that would drive the terminal: control characters are shown, not sent. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd');
}
