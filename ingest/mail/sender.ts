import type { Person } from '#db/model.ts';
import { samePerson } from '#ingest/mail/address.ts';

/**
 * Who wrote a mail whose From was rewritten on the way: `Ann Doe via B4 Relay <devnull+ann.example.org@kernel.org>`,
 * `Ann Doe via linux-leds <linux-leds@example.org>` (Mailman, to satisfy DMARC).
 * @param originalFrom the X-Original-From header, which holds the From as it was
 * @param replyTo the Reply-To header, where Mailman moves the sender's address
 */
export function restoreSender(from: Person, originalFrom: readonly Person[], replyTo: readonly Person[]): Person {
  const [original] = originalFrom;
  if (original?.address.includes('@')) return original;

  const via = from.name.search(/ via /i);
  if (via === -1) return from;
  const sender = { name: from.name.slice(0, via).trim(), address: from.address };
  const isSender = (person: Person) => samePerson(person, sender) && person.address !== from.address;
  const answer = replyTo.find(isSender) ?? (replyTo.length === 1 ? replyTo[0] : undefined);
  return answer?.address.includes('@') ? { name: sender.name, address: answer.address } : sender;
}
