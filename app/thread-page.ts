import { threadHref, withQuery } from '#components/href.ts';
import type { ThreadEntry } from '#components/thread-tree.tsx';
import type { MessageId } from '#db/model.ts';
import { lineAnchor, mailAnchor } from './lore/anchor.ts';

/** Mails that a page shows with their texts: no thread is so long that its page cannot be read. */
const MAILS = 100;

/** A part of a thread, from 1. */
export type ThreadPage = {
  readonly number: number;
  readonly count: number;
  readonly entries: readonly ThreadEntry[];
  /** Where a mail of the thread is read. */
  readonly hrefOf: (id: MessageId) => string;
  /** By which links name a mail's line in the overview; of a mail on another page, the mail itself. */
  readonly anchorOf: (id: MessageId) => string;
};

/**
 * The mails that a page shows, in reading order.
 * @param asked the mail whose thread it is; its page is shown where none is chosen
 * @param chosen a number of a page, as an address has it
 */
export function pageOfThread(entries: readonly ThreadEntry[], asked: string, chosen: string | undefined): ThreadPage {
  const mails = entries.filter(({ mail }) => mail !== null);
  const places = new Map<string, number>(
    mails.map(({ messageId }, index) => [messageId, Math.floor(index / MAILS) + 1]),
  );
  const count = Math.max(1, Math.ceil(mails.length / MAILS));
  const wanted = chosen === undefined ? (places.get(asked) ?? 1) : Number(/^\d{1,6}$/.exec(chosen)?.[0] ?? 1);
  const number = Math.min(Math.max(wanted, 1), count);
  const hrefOf = (id: MessageId) => {
    const place = places.get(id) ?? number;
    const path = place === number ? '' : threadPageHref(asked, place);
    return `${path}#${mailAnchor(id)}`;
  };
  const anchorOf = (id: MessageId) => (places.get(id) === number ? lineAnchor(id) : mailAnchor(id));
  return { number, count, entries: mails.slice((number - 1) * MAILS, number * MAILS), hrefOf, anchorOf };
}

export function threadPageHref(asked: string, number: number): string {
  return withQuery(threadHref(asked), { page: String(number) });
}
