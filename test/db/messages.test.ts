import { beforeEach, describe, expect, it } from 'vitest';
import { beginRestart, findMessage, finishRestart, removeMail, saveMail } from '#db/messages.ts';
import { type Database, openStore } from '#db/open.ts';
import { searchMessages } from '#db/search.ts';
import { countMessages } from './message-count.ts';
import { id, receivedMail } from './received-mail.ts';

const FPGA = { list: 'linux-fpga', source: 'linux-fpga/0' };
const LEDS = { list: 'linux-leds', source: 'linux-leds/0' };

let db: Database;
beforeEach(() => {
  db = openStore(':memory:');
});

describe('copies of one mail', () => {
  it('are one message with several lists (T21)', () => {
    const mail = receivedMail({ messageId: id('a@example.org') });
    expect(saveMail(db, mail, [FPGA])).toBe('new');
    expect(saveMail(db, mail, [LEDS])).toBe('duplicate');
    expect(findMessage(db, 'a@example.org')?.lists).toEqual(['linux-fpga', 'linux-leds']);
    expect(countMessages(db)).toBe(1);
  });

  it.each([
    ['plain first', [0, 1]],
    ['prefixed first', [1, 0]],
  ])('keep the one without a list prefix, %s', (_, order) => {
    const copies = [
      receivedMail({ messageId: id('a@example.org'), subject: 'widget' }, { contentHash: 'x', preference: '1' }),
      receivedMail({ messageId: id('a@example.org'), subject: '[list] widget' }, { contentHash: 'x', preference: '2' }),
    ];
    for (const index of order) {
      const copy = copies[index];
      if (copy) saveMail(db, copy, [FPGA]);
    }
    expect(findMessage(db, 'a@example.org')?.subject).toBe('widget');
  });

  it('with other words under the same Message-ID are kept apart and reported (T19)', () => {
    saveMail(db, receivedMail({ messageId: id('a@example.org'), body: 'One.' }), [FPGA]);
    expect(saveMail(db, receivedMail({ messageId: id('a@example.org'), body: 'Two.' }), [FPGA])).toBe('conflict');
    expect(countMessages(db)).toBe(2);
  });
});

describe('a saved page', () => {
  const words = 'Please use SZ_1M here.\n\nThanks,\nMira';
  const mail = receivedMail({ messageId: id('a@example.org'), body: `> quoted\n${words} <mira@example.org>` });
  /** Archives change addresses and white space; some print when the list got the mail. */
  const page = receivedMail({
    messageId: id('x.page@reroll.invalid'),
    copy: 'page',
    body: `>quoted\n${words} <mira@xxxxxxxxxxx>`,
    sent: mail.sent + 505,
  });

  it('gives way to the mail that it shows', () => {
    saveMail(db, page, []);
    expect(saveMail(db, mail, [FPGA])).toBe('new');
    expect(findMessage(db, 'x.page@reroll.invalid')).toBeUndefined();
    expect(findMessage(db, 'a@example.org')?.copy).toBe('mail');
  });

  it('adds nothing to the mail that is there', () => {
    saveMail(db, mail, [FPGA]);
    expect(saveMail(db, page, [])).toBe('duplicate');
    expect(countMessages(db)).toBe(1);
  });

  it('stays where the same author wrote something else in that hour', () => {
    saveMail(db, page, []);
    saveMail(db, receivedMail({ messageId: id('b@example.org'), body: 'Applied, thanks!' }), [FPGA]);
    expect(countMessages(db)).toBe(2);
  });
});

describe('what an archive takes out', () => {
  const mail = receivedMail({ messageId: id('a@example.org'), body: 'secret' });

  it('stays while another list has it', () => {
    saveMail(db, mail, [FPGA, LEDS]);
    removeMail(db, id('a@example.org'), mail.contentHash, FPGA.source);
    expect(findMessage(db, 'a@example.org')?.lists).toEqual(['linux-leds']);
  });

  it('is gone, from the search too, when no list has it', () => {
    saveMail(db, mail, [FPGA]);
    expect(searchMessages(db, 'secret', { limit: 10 })).toMatchObject({ hits: [{ messageId: 'a@example.org' }] });
    removeMail(db, id('a@example.org'), mail.contentHash, FPGA.source);
    expect(findMessage(db, 'a@example.org')).toBeUndefined();
    expect(searchMessages(db, 'secret', { limit: 10 })).toMatchObject({ hits: [] });
  });

  it('is gone when a rewritten epoch does not bring it again', () => {
    const other = receivedMail({ messageId: id('bb@example.org') });
    saveMail(db, mail, [FPGA]);
    saveMail(db, other, [FPGA]);
    beginRestart(db, FPGA.source);
    saveMail(db, other, [FPGA]);
    expect(finishRestart(db, FPGA.source)).toBe(1);
    expect(findMessage(db, 'a@example.org')).toBeUndefined();
    expect(findMessage(db, 'bb@example.org')?.lists).toEqual(['linux-fpga']);
  });
});
