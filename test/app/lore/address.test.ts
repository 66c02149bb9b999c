import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LoreAddress, loreAddress, parseLoreAddress } from '../../../app/lore/address.ts';

const ID = '20220824150114.17504-1-i@example.org';

describe('addresses as public-inbox has them', () => {
  test.each<[string, LoreAddress | undefined]>([
    ['/', undefined],
    ['/linux-fpga/', { kind: 'list', list: 'linux-fpga' }],
    ['/linux-fpga', { kind: 'list', list: 'linux-fpga' }],
    ['/all/', { kind: 'list', list: null }],
    ['/all/new.atom', { kind: 'new.atom', list: null }],
    [`/all/${ID}`, { kind: 'mail', list: null, id: ID }],
    [`/linux-fpga/${ID}/`, { kind: 'mail', list: 'linux-fpga', id: ID }],
    [`/linux-fpga/${ID}/T/`, { kind: 'T', list: 'linux-fpga', id: ID }],
    [`/linux-fpga/${ID}/t`, { kind: 't', list: 'linux-fpga', id: ID }],
    [`/linux-fpga/${ID}/raw`, { kind: 'raw', list: 'linux-fpga', id: ID }],
    [`/linux-fpga/${ID}/t.mbox.gz`, { kind: 't.mbox.gz', list: 'linux-fpga', id: ID }],
    [`/linux-fpga/${ID}/t.atom`, { kind: 't.atom', list: 'linux-fpga', id: ID }],
    [`/r/${ID}`, { kind: 'short', id: ID }],
    ['/r/', undefined],
    // How b4 writes it, with Python's quote_plus.
    ['/all/X%2F1Mb%2F9%2BLn49Fdw8%40example.org/raw', { kind: 'raw', list: null, id: 'X/1Mb/9+Ln49Fdw8@example.org' }],
    // Unescaped by a server in between.
    ['/all/X/1Mb/9+Ln49Fdw8@example.org/t/', { kind: 't', list: null, id: 'X/1Mb/9+Ln49Fdw8@example.org' }],
    // A mail whose id ends like an address of ours.
    ['/all/a@example.org%2Fraw/', { kind: 'mail', list: null, id: 'a@example.org/raw' }],
    // What git, lei and grokmirror ask every server for.
    ['/linux-fpga/info/refs', undefined],
    ['/linux-fpga/manifest.js.gz', undefined],
    ['/linux-fpga/_/text/config/raw', undefined],
    ['/all/%E0%A4%A/', undefined],
  ])('%s', (path, address) => expect(parseLoreAddress(path)).toEqual(address));

  test('an id is escaped as public-inbox escapes it', () => {
    expect(loreAddress({ kind: 'mail', list: null, id: "a/b?c#d%e <f>+g=h&i~!$'()*,;:@j" })).toBe(
      "/all/a%2Fb%3Fc%23d%25e%20%3Cf%3E+g=h&i~!$'()*,;:@j/",
    );
  });

  test('every Message-ID is found at the address that is made for it', () => {
    const ids = fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => `${text}@example.org`);
    const views = fc.constantFrom('mail', 'T', 't', 'raw', 't.mbox.gz', 't.atom');
    fc.assert(
      fc.property(ids, views, fc.constantFrom(null, 'linux-fpga'), (id, kind, list) => {
        const address = { kind, list, id } as const;
        expect(parseLoreAddress(loreAddress(address))).toEqual(address);
      }),
    );
  });
});
