import type { Answer, Comment, Message, MessageId, Patch, Person, Revision, Series } from '#db/model.ts';
import { parsePatch } from '#ingest/patch/patch.ts';
import { judgeSeries } from '#ingest/track/judge.ts';
import { label } from '../../label.ts';

/** Small series for the tests: every revision is one patch or a few, each of new files given as their lines. */

export const ANN: Person = { name: 'Ann Author', address: 'ann@example.org' };
export const RON: Person = { name: 'Ron Reviewer', address: 'ron@example.org' };
export const MAX: Person = { name: 'Max Maintainer', address: 'max@example.org' };

export const DAY = 86_400;

export type Files = Readonly<Record<string, string>>;

export type PatchText = {
  readonly title?: string;
  readonly message?: string;
  readonly notes?: string;
  readonly files: Files;
  readonly cc?: readonly Person[];
};

/** The Message-ID of patch `counter` of revision `number`. */
export function idOf(number: number, counter = 1): MessageId {
  return `v${number}-${counter}@example.org` as MessageId;
}

export function messageOf(id: string, from: Person, sent: number, subject: string, body: string): Message {
  return {
    messageId: id as MessageId,
    from,
    to: [],
    cc: [],
    subject,
    sent,
    references: [],
    lists: ['test'],
    copy: 'mail',
    body,
    problems: [],
  };
}

function bodyOf({
  message = 'Add it.\n\nSigned-off-by: Ann Author <ann@example.org>',
  notes = '',
  files,
}: PatchText): string {
  const diffs = Object.entries(files).map(([path, text]) => {
    const lines = text.split('\n');
    return [
      `diff --git a/${path} b/${path}`,
      'new file mode 100644',
      'index 000000000000..1111111111111111',
      '--- /dev/null',
      `+++ b/${path}`,
      `@@ -0,0 +1,${lines.length} @@`,
      ...lines.map((line) => `+${line}`),
    ].join('\n');
  });
  return [message, '---', notes, ...diffs, '-- ', '2.40.0'].join('\n');
}

export type Posted = {
  readonly series: Series;
  readonly messages: ReadonlyMap<MessageId, Message>;
  readonly patches: ReadonlyMap<MessageId, Patch>;
};

/** Revisions 1, 2, ... posted ten days apart; a patch keeps its place, and one that is missing later was dropped. */
export function postSeries(revisions: readonly (readonly PatchText[])[]): Posted {
  const messages = new Map<MessageId, Message>();
  const patches = new Map<MessageId, Patch>();
  const posted = revisions.map((texts, index): Revision => {
    const number = index + 1;
    const mails = texts.map((text, at) => {
      const title = text.title ?? `thing: part ${at + 1}`;
      const subject = `[PATCH v${number} ${at + 1}/${texts.length}] ${title}`;
      const mail = messageOf(idOf(number, at + 1), ANN, number * 10 * DAY, subject, bodyOf(text));
      return { ...mail, cc: text.cc ?? [] };
    });
    for (const mail of mails) {
      const patch = parsePatch(mail);
      messages.set(mail.messageId, mail);
      if (patch) patches.set(mail.messageId, patch);
    }
    return {
      ...label(number),
      isResend: false,
      head: idOf(number),
      cover: null,
      title: 'thing',
      prefixes: [],
      submitter: ANN,
      posted: number * 10 * DAY,
      total: texts.length,
      patches: texts.map((text, at) => ({
        counter: at + 1,
        messageId: idOf(number, at + 1),
        title: text.title ?? `thing: part ${at + 1}`,
        replaces: [],
      })),
      changeId: null,
    };
  });
  const steps = posted.slice(1).flatMap((newer, index) =>
    (posted[index]?.patches ?? []).map((older) => {
      const heir = newer.patches.find((patch) => patch.title === older.title);
      return {
        older: older.messageId,
        newer: heir?.messageId ?? null,
        kind: heir ? ('changed' as const) : ('dropped' as const),
        change: heir ? 0.5 : 1,
      };
    }),
  );
  const series: Series = { id: idOf(1), title: 'thing', submitter: ANN, revisions: posted, links: [], steps };
  return { series, messages, patches };
}

export type Said = Partial<Comment> & { readonly text: string };

/** A comment of Ron's on the line of a patch that has `code`; on its commit message where `code` is empty. */
export function commentOn({ patches }: Posted, revision: number, code: string, said: Said): Comment {
  const counter = said.counter ?? 1;
  const id = idOf(revision, counter);
  const files = patches.get(id)?.files ?? [];
  const hit = files
    .flatMap((file) => file.hunks.flatMap(({ lines }) => lines.map((line) => ({ file, line }))))
    .find(({ line }) => code !== '' && line.text.includes(code));
  return {
    id: `reply-${revision}@example.org:${said.first ?? 1}`,
    messageId: `reply-${revision}@example.org` as MessageId,
    first: 1,
    last: 1,
    reviewer: RON,
    isBot: false,
    sent: (revision * 10 + 1) * DAY,
    revision: label(revision),
    counter,
    anchor: hit
      ? {
          kind: 'line',
          patch: id,
          file: hit.file.path,
          oldLine: hit.line.oldLine,
          newLine: hit.line.newLine,
          bodyLine: hit.line.bodyLine,
          code: hit.line.text,
          candidates: 1,
        }
      : { kind: 'commit-message', patch: id, quote: 'Add it.', bodyLine: 1 },
    kind: 'request',
    isActionable: true,
    isOptional: false,
    response: 'none',
    responseId: null,
    answers: [],
    repeats: null,
    ...said,
  };
}

export function answerOf(from: Person, kind: Answer['kind'], text: string, day: number): Answer {
  const role = from === ANN ? 'author' : from === RON ? 'reviewer' : 'other';
  return {
    messageId: `answer-${day}@example.org` as MessageId,
    from,
    role,
    sent: day * DAY,
    text,
    kind,
    first: 1,
    last: 1,
  };
}

/** What is judged of comments on a series, in their order. */
export function judge(
  posted: Posted,
  comments: readonly Comment[],
  more: Partial<Parameters<typeof judgeSeries>[0]> = {},
) {
  return judgeSeries({ ...posted, comments, trailers: [], replies: [], applied: [], ...more }).comments.map(
    (comment) => comment.judgement,
  );
}
