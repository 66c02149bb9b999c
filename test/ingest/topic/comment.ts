import type { Anchor, Answer, JudgedComment, MessageId, Seconds } from '#db/model.ts';
import { label } from '../../label.ts';

const PATCH = 'patch@example.org' as MessageId;

/** A comment on one line of a patch, as a reviewer wrote it. */
export function commentOn(
  text: string,
  { file = 'drivers/widget/tb210.c', code = '' }: { readonly file?: string; readonly code?: string } = {},
): JudgedComment {
  const anchor: Anchor =
    file === '' ? { kind: 'patch', patch: PATCH } : { kind: 'file', patch: PATCH, file, code: code || null };
  return {
    id: 'review@example.org:3',
    messageId: 'review@example.org' as MessageId,
    first: 3,
    last: 3,
    text,
    reviewer: { name: 'Tomas Okafor', address: 'tomas.okafor@example.org' },
    isBot: false,
    sent: 1_700_000_000 as Seconds,
    revision: label(1),
    counter: 1,
    anchor,
    kind: 'request',
    isActionable: true,
    isOptional: false,
    response: 'none',
    responseId: null,
    answers: [],
    repeats: null,
    judgement: { status: 'open', reason: null, addressedIn: null, confidence: 0.8, because: '', verdicts: [] },
  };
}

/** An answer within the discussion of a comment. */
export function answerOf(role: Answer['role'], kind: Answer['kind'], text: string): Answer {
  const messageId = `${role}-${kind}@example.org` as MessageId;
  const name = role === 'author' ? 'Mira Lindqvist' : 'Tomas Okafor';
  const from = { name, address: `${role}@example.org` };
  return { messageId, from, role, kind, text, sent: 1_700_000_100, first: 5, last: 6 };
}
