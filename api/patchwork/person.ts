import { findSender, listSenders, type Sender } from '#db/senders.ts';
import type { Context, Json } from './context.ts';
import type { Slice } from './page.ts';

export type Submitter = {
  readonly fromNumber: number;
  readonly fromName: string;
  readonly fromAddress: string;
};

/** Who sent a mail, as the mail says. */
export function submitterOf({ base }: Context, { fromNumber, fromName, fromAddress }: Submitter): Json {
  return {
    id: fromNumber,
    url: `${base}/people/${fromNumber}/`,
    name: fromName || fromAddress,
    email: fromAddress,
  };
}

export function listPeople(context: Context, text: string, slice: Slice): Json[] {
  return listSenders(context.db, text, slice).map((sender) => personOf(context, sender));
}

export function findPerson(context: Context, number: number): Json | undefined {
  const sender = findSender(context.db, number);
  return sender && personOf(context, sender);
}

/** Nobody has an account: `user` is null. */
function personOf(context: Context, { number, name, address }: Sender): Json {
  return { ...submitterOf(context, { fromNumber: number, fromName: name, fromAddress: address }), user: null };
}
