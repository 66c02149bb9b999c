import { spellOut } from '#db/deceptive-text.ts';
import type { Terminal } from './terminal.ts';

/** Columns of text, two spaces apart; on a terminal the last one is cut to the width. */
export function writeTable(terminal: Terminal, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const clean = rows.map((row) => row.map(printable));
  const widths = head.map((title, column) =>
    clean.reduce((widest, row) => Math.max(widest, row[column]?.length ?? 0), title.length),
  );
  for (const row of [head, ...clean]) {
    const line = row
      .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  ');
    terminal.write(`${terminal.isInteractive ? line.slice(0, terminal.columns) : line}\n`);
  }
}

/**
 * Mail may hold escape sequences that would drive the terminal, and characters that deceive its reader: what must not be
 * printed is shown by its code.
 */
export function printable(text: string): string {
  return spellOut(text);
}
