import type { Message, MessageId } from '#db/model.ts';

/** A mail of Ann's with what a test is about. */
export function mailOf(subject: string, body: string, change: Partial<Message> = {}): Message {
  return {
    messageId: 'one@example.org' as MessageId,
    from: { name: 'Ann Doe', address: 'ann@example.org' },
    to: [],
    cc: [],
    subject,
    sent: 1_700_000_000,
    references: [],
    lists: ['linux-leds'],
    copy: 'mail',
    body,
    problems: [],
    ...change,
  };
}

/** A whole patch of one line to a file. */
export function diffOf(path = 'drivers/leds/leds-lantern.c', from = 'old();', to = 'new();'): string {
  return [
    `diff --git a/${path} b/${path}`,
    'index 1111111..2222222 100644',
    `--- a/${path}`,
    `+++ b/${path}`,
    '@@ -10,3 +10,3 @@ static int lantern_probe(void)',
    ' \tint ret;',
    `-\t${from}`,
    `+\t${to}`,
    ' }',
  ].join('\n');
}
