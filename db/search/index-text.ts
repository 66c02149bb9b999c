import type { Envelope, Message, Patch, Person } from '../model.ts';
import { COLUMNS, type Column } from '../query/operator.ts';
import { joinWords } from '../query/word.ts';
import { type Sorted, sortBody } from './diff-words.ts';
import { wholeListId } from './list-id.ts';

/** The words of a mail for the full-text index, one text a column, in the order of `COLUMNS`. */
export type IndexText = readonly string[];

/**
 * What public-inbox indexes of a mail (PublicInbox/SearchIdx.pm): headers as words, the body by quotes and by what the
 * lines of a diff do.
 */
export function indexTextOf(message: Message, envelope: Envelope, patch: Patch | null): IndexText {
  const sorted = Object.fromEntries(COLUMNS.map((column) => [column, []])) as unknown as Record<Column, string[]>;
  sorted.subject.push(message.subject);
  sorted.sender.push(textOf(message.from));
  sorted.recipient.push(...message.to.map(textOf));
  sorted.copied.push(...message.cc.map(textOf));
  // A mail without a List-Id is of the list that it was found in.
  const listIds = envelope.listIds.length > 0 ? envelope.listIds : message.lists;
  sorted.list_id.push(...listIds, ...listIds.map(wholeListId));
  sorted.message_id.push(message.messageId, ...longParts(message.messageId));
  if (patch?.changeId) sorted.change_id.push(patch.changeId);
  sortBody(message.body, sorted satisfies Sorted);
  return COLUMNS.map((column) => joinWords(sorted[column].join('\n')));
}

function textOf({ name, address }: Person): string {
  return `${name} <${address}>`;
}

/** Mailers put a fixed beginning before the part that tells: `Pine.LNX.4.58.0412...` is found without it. */
function longParts(messageId: string): readonly string[] {
  return /\w{12}/.test(messageId) ? (messageId.match(/\w{3,}/g) ?? []) : [];
}
