import { expect, test } from 'vitest';
import { restoreSender } from '#ingest/mail/sender.ts';

const ann = { name: 'Ann Doe', address: 'ann@example.org' };
const relay = { name: 'Ann Doe via B4 Relay', address: 'devnull+ann.example.org@kernel.org' };
const list = { name: 'Ann Doe via leds', address: 'leds@lists.example.org' };

test.each([
  ['plain', ann, [], [], ann],
  ['Reply-To says nothing about a plain sender', ann, [], [{ name: '', address: 'b@example.org' }], ann],
  ['T25: b4 relay', relay, [ann], [ann], ann],
  ['T25: b4 relay without the original', relay, [], [{ name: '', address: 'ann@example.org' }], ann],
  ['T21: Mailman', list, [], [ann], ann],
  ['T21: Mailman, reply to all', list, [], [{ name: 'leds', address: 'leds@lists.example.org' }, ann], ann],
  ['T21: nothing known but the name', list, [], [], { name: 'Ann Doe', address: 'leds@lists.example.org' }],
])('%s', (_case, from, originalFrom, replyTo, sender) => {
  expect(restoreSender(from, originalFrom, replyTo)).toEqual(sender);
});
