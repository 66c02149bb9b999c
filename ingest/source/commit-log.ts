import { startGit } from '#ingest/source/git.ts';

/** A commit as `git log` prints it. Times are seconds UTC. */
export type LoggedCommit = {
  readonly hash: string;
  readonly author: { readonly name: string; readonly address: string };
  readonly committer: { readonly name: string; readonly address: string };
  readonly authored: number;
  readonly committed: number;
  readonly message: string;
  /** '' for one too large to be a patch. */
  readonly diff: string;
};

/** A line that begins with NUL stands before a commit and behind its message: no line of a message or a diff does. */
const MARK = '\n\0';

const FORMAT = `%x00%H%n%an%n%ae%n%at%n%cn%n%ce%n%ct%n%B%n%x00`;

/** The diffs as `git format-patch` makes them, whatever the settings of the user are, for their patch-ids to be equal. */
const OPTIONS: readonly string[] = [
  '--no-color',
  '--no-show-signature',
  '--no-notes',
  '--encoding=UTF-8',
  `--format=${FORMAT}`,
  '--patch',
  '--no-merges',
  '--no-ext-diff',
  '--no-textconv',
  '--find-renames',
  '--full-index',
  '--unified=3',
  '--inter-hunk-context=0',
  '--diff-algorithm=myers',
  '--src-prefix=a/',
  '--dst-prefix=b/',
  '--submodule=short',
];

/** Larger than any mail: imports of a whole driver, generated headers. */
const MOST_CHARACTERS = 4_000_000;

/** Which commits to read: revisions and options of `git log`, or the names of some. */
export type CommitChoice = { readonly range: readonly string[] } | { readonly hashes: readonly string[] };

/**
 * Reads commits with their diffs in one stream, parents before children; merges are left out.
 * @throws in git's words where it fails
 */
export async function* readCommitLog(
  gitDir: string,
  choice: CommitChoice,
  signal?: AbortSignal,
): AsyncGenerator<LoggedCommit> {
  const order = 'range' in choice ? ['--reverse', '--topo-order', ...choice.range] : ['--no-walk=unsorted', '--stdin'];
  const git = startGit(['--git-dir', gitDir, '-c', 'core.quotePath=true', 'log', ...OPTIONS, ...order, '--'], signal);
  git.stdin.end('hashes' in choice ? choice.hashes.map((hash) => `${hash}\n`).join('') : '');
  git.stdout.setEncoding('utf8');
  try {
    for await (const record of splitRecords(git.stdout as AsyncIterable<string>)) {
      const commit = parseRecord(record);
      if (commit) yield commit;
    }
    const reason = await git.failure;
    if (reason !== null) throw new Error(`git cannot read the commits of ${gitDir}: ${reason}`);
  } finally {
    git.kill();
  }
}

type Record = { readonly head: string; readonly diff: string };

/** The texts between the marks in turn, head and diff; of a diff that is too long nothing is kept. */
async function* splitRecords(chunks: AsyncIterable<string>): AsyncGenerator<Record> {
  const texts: [string, string] = ['', ''];
  let part: 0 | 1 = 1;
  let isStart = true;
  // The end of a line may be in one chunk and the mark in the next.
  let lineEnd = '\n';
  for await (const chunk of chunks) {
    const text = lineEnd + chunk;
    lineEnd = text.endsWith('\n') ? '\n' : '';
    const last = text.length - lineEnd.length;
    for (let at = 0; at <= last; ) {
      const mark = text.indexOf(MARK, at);
      if (texts[part].length <= MOST_CHARACTERS) texts[part] += text.slice(at, mark < 0 ? last : mark);
      if (mark < 0) break;
      at = mark + MARK.length;
      if (part === 1 && !isStart) yield recordOf(texts);
      if (part === 1) texts.fill('');
      isStart = false;
      part = part === 1 ? 0 : 1;
    }
  }
  if (!isStart) yield recordOf(texts);
}

function recordOf([head, diff]: readonly [string, string]): Record {
  return { head, diff: diff.length > MOST_CHARACTERS ? '' : diff.trim() };
}

function parseRecord({ head, diff }: Record): LoggedCommit | undefined {
  const [hash = '', name = '', address = '', authored, committer = '', committerAddress = '', committed, ...message] =
    head.split('\n');
  if (!/^[0-9a-f]{40,64}$/.test(hash)) return undefined;
  return {
    hash,
    author: { name, address },
    committer: { name: committer, address: committerAddress },
    authored: Number(authored),
    committed: Number(committed),
    message: message.join('\n'),
    diff,
  };
}
