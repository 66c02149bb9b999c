import type { Commit, MessageId, Patch, Person } from '#db/model.ts';
import { parseDiff } from '#ingest/patch/diff.ts';
import { trailersOf } from '#ingest/patch/patch.ts';
import { findPatchId } from '#ingest/patch/patch-id.ts';
import { listMentions } from '#ingest/series/message-mention.ts';
import { sketchOf } from '#ingest/series/posting.ts';

/** A commit as git prints it. Times are seconds UTC, `diff` is that of `git log -p`, '' for one too large to be a patch. */
export type CommitText = {
  readonly hash: string;
  readonly author: Person;
  readonly committer: Person;
  readonly authored: number;
  readonly committed: number;
  readonly message: string;
  readonly diff: string;
};

/** A commit read as if it were a patch mail. */
export type ReadCommit = {
  readonly commit: Commit;
  /** Message and diff; `patch` points into it. */
  readonly body: string;
  readonly patch: Patch;
};

/** Trailers whose links lead to the mail that became the commit, or to a report: the mail tells which. */
const LINK_TOKEN = /^(?:link|closes|message-id|lore|archived-at|patchwork-id)$/i;

/** How backports name the commit that they are a copy of: stable's three ways, and `git cherry-pick -x`. */
const COPY =
  /^\s*(?:\[ ?upstream commit [0-9a-f]{12,40} ?\]|commit [0-9a-f]{12,40} upstream\.?|\(cherry picked from commit [0-9a-f]{12,40}\)|\(?backported from commit [0-9a-f]{12,40}.*)\s*$/i;

/** A commit message is a text for people; what is longer is data. */
const MOST_LINES = 5_000;

/** Reads what `git log -p` tells of a commit. A pure function: the same text gives the same commit. */
export function parseCommit(text: CommitText): ReadCommit {
  const { title, rest } = splitTitle(text.message);
  const diffStart = rest.length + 2;
  const body = [...rest, '---', '', ...text.diff.split('\n')].join('\n');
  const lines = body.split('\n');
  const { files } = parseDiff(lines, diffStart);
  const { message, trailers } = trailersOf(lines, 0, rest.length);
  const patch: Patch = {
    title,
    author: text.author,
    message,
    notes: null,
    diffstat: null,
    trailers,
    files,
    patchId: findPatchId(lines, diffStart) ?? null,
    baseCommit: null,
    changeId: null,
    prerequisites: [],
  };
  const { hash, author, committer, authored, committed } = text;
  const commit: Commit = {
    hash,
    title,
    author,
    committer,
    authored,
    committed,
    patchId: patch.patchId,
    isCopy: rest.some((line) => line.length < 200 && COPY.test(line)),
    links: linksOf(rest),
    sketch: sketchOf(patch),
  };
  return { commit, body, patch };
}

/** As git does: the lines up to the first empty one are the title. */
function splitTitle(message: string): { title: string; rest: readonly string[] } {
  const lines = message.trim().split('\n').slice(0, MOST_LINES);
  const end = lines.findIndex((line) => line.trim() === '');
  const head = end < 0 ? lines : lines.slice(0, end);
  return { title: head.map((line) => line.trim()).join(' '), rest: end < 0 ? [] : lines.slice(end + 1) };
}

function linksOf(lines: readonly string[]): MessageId[] {
  const links = lines.flatMap((line) => {
    const token = line.slice(0, Math.max(0, line.indexOf(':')));
    return LINK_TOKEN.test(token) ? listMentions(line).map(({ messageId }) => messageId) : [];
  });
  return [...new Set(links)];
}
