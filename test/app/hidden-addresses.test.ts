import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hideAddresses, hideInText } from '../../app/hidden-addresses.ts';

describe('a text without its addresses', () => {
  test.each([
    ['Reviewed-by: Ann Doe <ann.doe+list@mail.example.org>', 'Reviewed-by: Ann Doe <ann.doe+list@…>'],
    ['On Mon, ann@example.org wrote:', 'On Mon, ann@… wrote:'],
    ['ann@example.org,bob@example.org', 'ann@…,bob@…'],
    ['netdev/list@example.org', 'netdev/list@…'],
    ['mailto:ann@example.org?subject=x', 'mailto:ann@…?subject=x'],
    ['Link: https://lore.kernel.org/r/2026-a-1@example.org', 'Link: https://lore.kernel.org/r/2026-a-1@example.org'],
    [
      '<https://lore.kernel.org/r/1@example.org> by ann@example.org',
      '<https://lore.kernel.org/r/1@example.org> by ann@…',
    ],
    ['+	led@1 { reg = <1>; };', '+	led@1 { reg = <1>; };'],
    ['@@ -1,2 +1,3 @@ static int a(void)', '@@ -1,2 +1,3 @@ static int a(void)'],
  ])('%s', (text, shown) => expect(hideInText(text)).toBe(shown));

  test('has none left, whatever stands around', () => {
    const around = fc.string({ unit: fc.constantFrom('a', '.', '-', '<', ' ', '@', '/', ':', '\n'), maxLength: 12 });
    fc.assert(
      fc.property(around, around, (before, after) => {
        expect(hideInText(`${before} ann@example.org ${after}`)).not.toContain('ann@example');
      }),
    );
  });

  test.each(['a'.repeat(200_000), 'a@'.repeat(100_000), `a@${'b.'.repeat(100_000)}`, 'https://'.repeat(25_000)])(
    'of 200,000 characters without an address: %#',
    (text) => expect(hideInText(`${text}!`)).toBe(`${text}!`),
  );
});

describe('data without its addresses', () => {
  test('people keep their names, mails and items their ids', () => {
    const data = {
      comment: {
        id: 'm@example.org:3',
        messageId: 'm@example.org',
        text: 'Ask ann@example.org',
        reviewer: { name: 'Ann', address: 'ann@example.org' },
        anchor: { kind: 'patch', patch: 'p@example.org' },
        answers: [{ from: { name: '', address: 'bob@example.org' } }],
      },
      references: ['a@example.org'],
      marks: new Map([['m@example.org:3', { by: 'ann@example.org', status: null, at: 3 }]]),
    };
    expect(hideAddresses(data)).toEqual({
      comment: {
        id: 'm@example.org:3',
        messageId: 'm@example.org',
        text: 'Ask ann@…',
        reviewer: { name: 'Ann', address: '' },
        anchor: { kind: 'patch', patch: 'p@example.org' },
        answers: [{ from: { name: 'bob@…', address: '' } }],
      },
      references: ['a@example.org'],
      marks: new Map([['m@example.org:3', { by: 'ann@…', status: null, at: 3 }]]),
    });
  });
});
