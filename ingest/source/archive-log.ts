/** A change that a commit of a public-inbox archive makes: a mail comes in or is taken out. */
export type ArchiveChange = {
  readonly kind: 'message' | 'removal';
  readonly commit: string;
  readonly blob: string;
  /** Committer time, seconds UTC: when the archive got the mail. */
  readonly received: string;
};

/** The options of `git log` that print what `readArchiveLog` reads. `-r`: v1 keeps mails in folders. */
export const archiveLogOptions: readonly string[] = [
  '--reverse',
  '--topo-order',
  '--raw',
  '-r',
  '--root',
  '--no-renames',
  '--no-diff-merges',
  '--no-abbrev',
  '--no-color',
  '--no-show-signature',
  '--format=%H %ct',
];

const commitPattern = /^([0-9a-f]{40,64}) (-?\d+)$/;
/** `:100644 100644 OLD NEW M\tm`; see "raw output format" in git-diff-index(1). */
const changePattern = /^:\d{6} \d{6} ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) ([A-Z])\t(.*)$/;
/** v1 names a mail by the SHA-1 of its Message-ID; see public-inbox-v1-format(5). */
const v1PathPattern = /^[0-9a-f]{2}\/[0-9a-f]{38}$/;

/**
 * The changes in a log, oldest first, as many at a time as a chunk of its text holds: a generator step per change costs
 * more than all the parsing. v2 keeps one file per commit, `m` for a mail that came in and `d` for one that was taken
 * out (public-inbox-v2-format(5)); in v1 a mail is taken out by deleting its file.
 */
export async function* readArchiveLog(chunks: AsyncIterable<string>): AsyncGenerator<readonly ArchiveChange[]> {
  let rest = '';
  let commit = '';
  let received = '';
  let last: ArchiveChange | undefined;

  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    const changes: ArchiveChange[] = [];
    for (const line of lines) {
      if (line.startsWith(':')) {
        for (const change of parseArchiveChange(line)) {
          last = { ...change, commit, received };
          changes.push(last);
        }
        continue;
      }
      const header = commitPattern.exec(line);
      if (!header) continue;
      changes.push(...listRepeated(last, commit, received));
      [, commit = '', received = ''] = header;
    }
    yield changes;
  }
  yield listRepeated(last, commit, received);
}

/** A commit that changes nothing brings the mail of the one before it once more, byte for byte. */
function listRepeated(last: ArchiveChange | undefined, commit: string, received: string): readonly ArchiveChange[] {
  return last === undefined || last.commit === commit ? [] : [{ ...last, commit, received }];
}

/** What one raw line of the log says; nothing for files that are no mail. */
export function parseArchiveChange(line: string): readonly Pick<ArchiveChange, 'kind' | 'blob'>[] {
  const match = changePattern.exec(line);
  if (!match) return [];
  const [, before = '', after = '', status, path = ''] = match;
  const isGone = status === 'D';
  if (path === 'm') return isGone ? [] : [{ kind: 'message', blob: after }];
  if (path === 'd') return isGone ? [] : [{ kind: 'removal', blob: after }];
  if (!v1PathPattern.test(path)) return [];

  const isNew = status === 'A';
  return [
    ...(isNew ? [] : [{ kind: 'removal', blob: before } as const]),
    ...(isGone ? [] : [{ kind: 'message', blob: after } as const]),
  ];
}
