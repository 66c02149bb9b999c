import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough, type Readable, type Writable } from 'node:stream';

/** A git process whose output is read while it runs. */
export type GitProcess = {
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** Settles when git has ended: null for success, else the reason in git's words. */
  readonly failure: Promise<string | null>;
  readonly kill: () => void;
};

const maxReasonLength = 1000;

/**
 * Starts git. Its own settings are kept out where they would change what is read: the variables that point git at
 * another repository are dropped, and messages are in English.
 */
export function startGit(args: readonly string[], signal?: AbortSignal): GitProcess {
  const child: ChildProcessByStdio<Writable, Readable, Readable> = spawn('git', args, {
    env: gitEnvironment(),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const stop = () => child.kill();
  signal?.addEventListener('abort', stop, { once: true });
  // A process that ends early leaves a broken pipe; its exit status says why.
  child.stdin.on('error', () => {});

  let reason = '';
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (text: string) => {
    if (reason.length < maxReasonLength) reason += text;
  });

  const failure = once(child, 'close').then(
    ([code, killer]: (number | string | null)[]) => {
      signal?.removeEventListener('abort', stop);
      if (code === 0) return null;
      return reason.trim() || (killer === null ? `git ended with status ${code}` : `git was ended by ${killer}`);
    },
    (error: Error) => `git cannot be run: ${error.message}`,
  );
  // Node throws away the output of a child that ends before anybody reads it; a pipe of our own keeps it.
  return { stdin: child.stdin, stdout: child.stdout.pipe(new PassThrough()), failure, kill: stop };
}

/** What git printed, without the last line feed, or the reason why it failed. */
export type GitResult =
  | { readonly ok: true; readonly output: string }
  | { readonly ok: false; readonly reason: string };

/** Runs git to its end. */
export async function runGit(args: readonly string[], signal?: AbortSignal): Promise<GitResult> {
  const git = startGit(args, signal);
  git.stdin.end();
  let output = '';
  git.stdout.setEncoding('utf8');
  git.stdout.on('data', (text: string) => {
    output += text;
  });
  const reason = await git.failure;
  return reason === null ? { ok: true, output: output.trimEnd() } : { ok: false, reason };
}

function gitEnvironment(): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { ...process.env };
  for (const name of Object.keys(environment)) if (name.startsWith('GIT_')) delete environment[name];
  return Object.assign(environment, { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_NO_REPLACE_OBJECTS: '1' });
}
