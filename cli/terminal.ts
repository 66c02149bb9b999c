/** Where a command writes. A test gives its own. */
export type Terminal = {
  readonly write: (text: string) => void;
  readonly warn: (text: string) => void;
  /** Whether people look on: progress bars, columns cut to the width. */
  readonly isInteractive: boolean;
  readonly columns: number;
};

export function processTerminal(): Terminal {
  // `reroll list | head` closes the pipe early; that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
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

/** `10:00:05`, here. */
export function formatClock(at: number): string {
  const date = new Date(at * 1000);
  return [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((number) => String(number).padStart(2, '0'))
    .join(':');
}
