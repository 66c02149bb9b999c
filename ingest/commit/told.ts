import type { AppliedPatch, Message, Revision, RevisionPatch, Series } from '#db/model.ts';
import { samePerson } from '#ingest/mail/address.ts';
import { normalizeTitle } from '#ingest/series/key.ts';

/** `[1/3] title` of `b4 ty`, `  - [net-next,v2,1/3] title` of patchwork's bot. */
const ENTRY = /^\s{0,8}(?:- )?\[([^\]]{1,80})\] (\S.{0,300})$/;

/** What stands below: `commit: 0123456789ab`, or where to read it. */
const COMMIT = /^\s{1,20}(?:commit: ?|https?:\/\/[^\s]{1,200}[/=])([0-9a-f]{8,40})$/;

/** More lines are quoted mail. */
const MOST_LINES = 2_000;

/** Whether a commit is known from a mail alone. */
export function isTold({ reasons }: AppliedPatch): boolean {
  return reasons.some(({ kind }) => kind === 'told');
}

/** The commits that maintainers and their bots name when they say what they applied; the last word on a patch counts. */
export function listTold(series: Series, replies: readonly Message[]): readonly AppliedPatch[] {
  const told = new Map<string, AppliedPatch>();
  const oldestFirst = [...replies].sort((a, b) => a.sent - b.sent || (a.messageId < b.messageId ? -1 : 1));
  for (const reply of oldestFirst) {
    if (samePerson(reply.from, series.submitter)) continue;
    const revision = series.revisions.findLast(({ posted }) => posted <= reply.sent);
    if (revision) for (const each of listEntries(reply, revision)) told.set(each.patch, each);
  }
  return [...told.values()];
}

function listEntries({ body, from, sent, messageId }: Message, revision: Revision): AppliedPatch[] {
  const lines = body.split('\n', MOST_LINES);
  return lines.flatMap((line, index) => {
    const [, tag = '', title = ''] = ENTRY.exec(line) ?? [];
    const commit = COMMIT.exec(lines[index + 1] ?? '')?.[1];
    const patch = commit && findNamed(revision, tag, title);
    if (!commit || !patch) return [];
    const reasons = [{ kind: 'told', detail: `${from.name || from.address} names it in ${messageId}` }] as const;
    return [{ patch: patch.messageId, commit, committer: from, committed: sent, reasons }];
  });
}

/** By the title, and by the counter too where two patches have one title. */
function findNamed({ patches }: Revision, tag: string, title: string): RevisionPatch | undefined {
  const key = normalizeTitle(title);
  const same = patches.filter((patch) => normalizeTitle(patch.title) === key);
  const counter = Number(/(\d{1,4})\/\d{1,4}$/.exec(tag)?.[1]);
  return same.find((patch) => patch.counter === counter) ?? (same.length === 1 ? same[0] : undefined);
}
