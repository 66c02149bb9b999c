import { readDocument } from '#ingest/source/document.ts';
import { startGit } from '#ingest/source/git.ts';
import type { SourceEvent } from '#ingest/source/raw-message.ts';

/** git-format-patch(1). The settings of the user that would change what a patch looks like are put back. */
const FORMAT = [
  'format-patch',
  '--stdout',
  // A commit message may hold a line that begins with "From ".
  '--pretty=mboxrd',
  '--no-attach',
  '--no-cover-letter',
  '--no-signature',
  '--no-numbered',
  '--subject-prefix=PATCH',
  '--src-prefix=a/',
  '--dst-prefix=b/',
  '--find-renames',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
];

/** Whether an argument is written as a range of revisions (gitrevisions(7)), and not as a path: `main..HEAD`, `v6.1..`. */
export function isRange(spec: string): boolean {
  if (spec.startsWith('-') || /[\s:]/.test(spec) || spec === '..') return false;
  return spec.includes('..') && !spec.includes('../') && !spec.endsWith('/..');
}

/** The commits of a range as the mails that `git format-patch` would make of them, oldest first. */
export async function* readRange(workTree: string, range: string, signal?: AbortSignal): AsyncGenerator<SourceEvent> {
  const place = `${workTree}: ${range}`;
  const git = startGit(['-C', workTree, ...FORMAT, '--end-of-options', range, '--'], signal);
  git.stdin.end();
  let isEmpty = true;
  try {
    for await (const event of readDocument(git.stdout, place, { cursors: () => undefined, signal })) {
      if (event.kind !== 'message') continue;
      isEmpty = false;
      yield event;
    }
  } finally {
    git.kill();
  }
  const reason = await git.failure;
  if (reason !== null) yield { kind: 'problem', place, reason: `git format-patch says: ${reason}` };
  else if (isEmpty) yield { kind: 'problem', place, reason: 'there is no commit in this range' };
}
