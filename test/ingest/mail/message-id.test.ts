import { describe, expect, test } from 'vitest';
import type { MessageId } from '#db/model.ts';
import { parseMessageId, parseReferences } from '#ingest/mail/message-id.ts';

const own = 'own@example.org' as MessageId;

describe('parseMessageId', () => {
  test.each([
    ['<a@example.org>', 'a@example.org'],
    [' <a@example.org> (added by postmaster)', 'a@example.org'],
    ['a@example.org', 'a@example.org'],
    ['<<a@example.org>>', 'a@example.org'],
    ['<a@exam\r\n ple.org>', 'a@example.org'],
    // T19: slashes are legal
    ['<tip-1/2/x86@example.org>', 'tip-1/2/x86@example.org'],
    ['', undefined],
    ['<>', undefined],
    ['no id here', undefined],
  ])('%j', (text, id) => expect(parseMessageId(text)).toBe(id));
});

describe('parseReferences', () => {
  test.each([
    ['the parent comes last', '<1@x> <2@x>', '<2@x>', ['1@x', '2@x']],
    ['In-Reply-To beats the order of References', '<2@x> <1@x>', '<2@x>', ['1@x', '2@x']],
    ['References alone', '<1@x>\n <2@x>', '', ['1@x', '2@x']],
    ['ids without space between them', '<1@x><2@x>', '', ['1@x', '2@x']],
    ['In-Reply-To alone', '', '<1@x>', ['1@x']],
    ['each once', '<1@x> <1@x> <2@x>', '<2@x>', ['1@x', '2@x']],
    ['T18: y typed at a prompt', '<1@x>', 'y', ['1@x']],
    ['T18: an address without brackets', '', 'ann@example.org', []],
    ['T18: an address of the mail in brackets', '', '<ann@example.org>', []],
    ['T18: Emacs', '', `Ann's message of "Mon, 1 Jan 2024" <1@x>`, ['1@x']],
    ['T18: Emacs, the other way', '', '<1@x> (Ann\'s message of "Mon <ann@example.org>")', ['1@x']],
    ['T16: the mail itself', '<own@example.org> <1@x>', '<own@example.org>', ['1@x']],
    ['an id that is never closed', '<1@x> <2@', '', ['1@x']],
  ])('%s', (_case, references, inReplyTo, ids) => {
    expect(parseReferences(references, inReplyTo, own, new Set(['ann@example.org']))).toEqual(ids);
  });

  test('keeps the nearest ancestors of a hostile header', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => `<${index}@x>`).join(' ');
    const ids = parseReferences(many, '', own);
    expect(ids).toHaveLength(200);
    expect(ids.at(-1)).toBe('4999@x');
  });
});
