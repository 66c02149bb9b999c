import { Readable } from 'node:stream';
import { type ArchiveChange, archiveLogOptions, readArchiveLog } from '#ingest/source/archive-log.ts';
import { openByteReader } from '#ingest/source/byte-reader.ts';
import { type GitProcess, runGit, startGit } from '#ingest/source/git.ts';
import { describeTooLarge, maxMailBytes } from '#ingest/source/mail-size.ts';
import type { RawMessage, SourceEvent } from '#ingest/source/raw-message.ts';
import type { ReadOptions } from '#ingest/source/read-options.ts';

/** A git repository with mails: an epoch of a v2 archive, or a whole v1 archive. */
export type Epoch = {
  readonly gitDir: string;
  /** The commit to read up to. */
  readonly tip: string;
  /** The name of its cursor, the same wherever a copy lies: `linux-fpga/git/0.git`. */
  readonly source: string;
  readonly list: string;
};

const messagesPerCursor = 1000;

/**
 * Reads what came into an archive since its cursor, oldest first. One `git log` names the blobs and one
 * `git cat-file` prints them; both wait when the events are not taken, so memory does not grow with the archive.
 */
export async function* readEpoch(epoch: Epoch, options: ReadOptions): AsyncGenerator<SourceEvent> {
  const { gitDir, source, tip } = epoch;
  const { signal } = options;
  let cursor = options.cursors(source);
  if (cursor === tip) return;
  if (cursor !== undefined && !(await isAncestor(epoch, cursor, signal))) {
    cursor = undefined;
    yield { kind: 'restart', source };
  }
  const range = cursor === undefined ? [tip] : [`${cursor}..${tip}`];

  const log = startGit(['--git-dir', gitDir, 'log', ...archiveLogOptions, ...range, '--'], signal);
  const catFile = startGit(['--git-dir', gitDir, 'cat-file', '--buffer', `--batch=${answerFormat}`], signal);
  log.stdin.end();
  log.stdout.setEncoding('latin1');
  // `pipe` waits for git to take the requests, and so does the log: the back-pressure goes all the way.
  Readable.from(formatRequests(readArchiveLog(log.stdout))).pipe(catFile.stdin);
  try {
    const count = await runGit(['--git-dir', gitDir, 'rev-list', '--count', ...range, '--'], signal);
    if (count.ok) yield { kind: 'expect', messages: Number(count.output) };

    yield* readAnswers(epoch, catFile);

    const reason = (await log.failure) ?? (await catFile.failure);
    if (reason === null) yield { kind: 'cursor', source, position: tip };
    else yield { kind: 'problem', place: source, reason: `git cannot read the archive: ${reason}` };
  } finally {
    log.kill();
    catFile.kill();
  }
}

/** What cat-file prints ahead of a blob. `%(rest)` is what stood behind the blob's name in the request. */
const answerFormat = '%(objectsize) %(rest)';
const answerPattern = /^(\d+) (message|removal) ([0-9a-f]+) (-?\d+)$/;

async function* formatRequests(batches: AsyncIterable<readonly ArchiveChange[]>): AsyncGenerator<string> {
  for await (const changes of batches) {
    const requests = changes.map(({ blob, kind, commit, received }) => `${blob} ${kind} ${commit} ${received}\n`);
    if (requests.length > 0) yield requests.join('');
  }
}

async function* readAnswers(epoch: Epoch, catFile: GitProcess): AsyncGenerator<SourceEvent> {
  const { source, list } = epoch;
  const reader = openByteReader(catFile.stdout);
  let sinceCursor = 0;
  let delivered = '';

  for (let answer = await reader.readLine(); answer !== null; answer = await reader.readLine()) {
    const [, digits = '', kind, commit = '', received = ''] = answerPattern.exec(answer) ?? [];
    if (kind !== 'message' && kind !== 'removal') {
      yield { kind: 'problem', place: source, reason: `git has lost a mail: ${answer.slice(0, 120)}` };
      continue;
    }
    // A v1 commit may hold several changes, so only the next commit shows that one is done.
    if (sinceCursor >= messagesPerCursor && commit !== delivered) {
      sinceCursor = 0;
      yield { kind: 'cursor', source, position: delivered };
    }
    const place = `${source} ${commit.slice(0, 10)}`;
    const size = Number(digits);
    if (size === 0) {
      // What public-inbox-purge leaves of a mail.
      await reader.skip(1);
    } else if (size > maxMailBytes) {
      yield { kind: 'problem', place, reason: describeTooLarge(size) };
      if (!(await reader.skip(size + 1))) return;
    } else {
      const bytes = await reader.readBytes(size);
      if (bytes === null || !(await reader.skip(1))) return;
      const raw: RawMessage = { bytes, place, source, list, received: Number(received), copy: 'mail' };
      yield { kind, raw };
    }
    sinceCursor += 1;
    delivered = commit;
  }
}

/** False also where the commit is not there at all, as after a purge. */
async function isAncestor(epoch: Epoch, commit: string, signal?: AbortSignal): Promise<boolean> {
  if (!/^[0-9a-f]{40,64}$/.test(commit)) return false;
  const answer = await runGit(['--git-dir', epoch.gitDir, 'merge-base', '--is-ancestor', commit, epoch.tip], signal);
  return answer.ok;
}
