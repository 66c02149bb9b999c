/** Where a command writes. A test gives its own. */
export type Terminal = {
  readonly write: (text: string) => void;
  readonly warn: (text: string) => void;
  /** Whether people look on: progress bars, columns cut to the width. */
  readonly isInteractive: boolean;
  readonly columns: number;
};

export function processTerminal(): Terminal {
  return {
    write: (text) => void process.stdout.write(text),
    warn: (text) => void process.stderr.write(text),
    isInteractive: process.stdout.isTTY === true,
    columns: process.stdout.columns ?? 80,
  };
}

/** JSON as every `--json` prints it. */
export function writeJson(terminal: Terminal, value: unknown): void {
  terminal.write(`${JSON.stringify(value, null, 1)}\n`);
}
