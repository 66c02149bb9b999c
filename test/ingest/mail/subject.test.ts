import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Subject } from '#db/model.ts';
import { parseSubject } from '#ingest/mail/subject.ts';

const plain: Subject = {
  kind: 'patch',
  isReply: false,
  prefixes: [],
  revision: null,
  subRevision: null,
  counter: null,
  total: null,
  title: 'leds: foo',
};

describe('patches', () => {
  test.each<[string, Partial<Subject>]>([
    ['[PATCH] leds: foo', {}],
    ['[PATCH RFC v2 08/15] leds: foo', { prefixes: ['RFC'], revision: 2, counter: 8, total: 15 }],
    ['[RFC PATCH net-next v3 2/5] leds: foo', { prefixes: ['RFC', 'net-next'], revision: 3, counter: 2, total: 5 }],
    ['[PATCHv4 1/2] leds: foo', { revision: 4, counter: 1, total: 2 }],
    ['[v17,3/3] leds: foo', { revision: 17, counter: 3, total: 3 }],
    ['[Intel-gfx] [PATCH v12 17/24] leds: foo', { revision: 12, counter: 17, total: 24 }],
    ['[f2fs-dev][PATCH v2] leds: foo', { revision: 2 }],
    ['[PATCH 5.10 004/123] leds: foo', { prefixes: ['5.10'], counter: 4, total: 123 }],
    ['[PATCH v2 RESEND] leds: foo', { prefixes: ['RESEND'], revision: 2 }],
    ['[RESEND. PATCH] leds: foo', { prefixes: ['RESEND'] }],
    ['[resent, PATCH v2 1/2] leds: foo', { prefixes: ['resent'], revision: 2, counter: 1, total: 2 }],
    ['[PATCH net-next + leds v2 1/3] leds: foo', { prefixes: ['net-next', 'leds'], revision: 2, counter: 1, total: 3 }],
    ['[PATCH V4 XRT Alveo 05/20] leds: foo', { prefixes: ['XRT', 'Alveo'], revision: 4, counter: 5, total: 20 }],
    ['[PATCH][next] leds: foo', { prefixes: ['next'] }],
    ['[PATCH 1/2] [v3] [net-next] leds: foo', { prefixes: ['net-next'], revision: 3, counter: 1, total: 2 }],
    ['[RFC][PATCH v3a 10/11] leds: foo', { prefixes: ['RFC'], revision: 3, subRevision: 1, counter: 10, total: 11 }],
    ['[RFC/PATCH] leds: foo', { prefixes: ['RFC'] }],
    ['[PATCH 1 of 3] leds: foo', { counter: 1, total: 3 }],
    ['[RFC 1/3] leds: foo', { prefixes: ['RFC'], counter: 1, total: 3 }],
    // T2: a patch sent again within revision 5, but a kernel is a kernel
    ['[PATCH v5.1 10/12] leds: foo', { revision: 5, subRevision: 1, counter: 10, total: 12 }],
    ['[PATCH RFC v4-bis] leds: foo', { prefixes: ['RFC'], revision: 4, subRevision: 1 }],
    ['[PATCH v5.10 1/2] leds: foo', { prefixes: ['v5.10'], counter: 1, total: 2 }],
    // T5: b4 #31, patchwork #126
    ['PATCH1/8 leds: foo', { counter: 1, total: 8 }],
    ['[PATCH1/8] leds: foo', { counter: 1, total: 8 }],
    ['[PATCH 1/2: leds: foo', { counter: 1, total: 2 }],
    ['[PATCHv3] leds: foo', { revision: 3 }],
    ['PATCHv5 leds: foo', { revision: 5 }],
    ['[PATCH 00/33 v6] leds: foo', { revision: 6, counter: 0, total: 33 }],
    ['[PATCH] v3: leds: foo', { revision: 3 }],
    ['[PATCH -v2] leds: foo', { revision: 2 }],
    ['[PATCH] leds: foo, -v2', { revision: 2 }],
    ['[PATCH] leds: foo (v2)', { revision: 2 }],
    ['[PATCH v6,19/24] leds: foo', { revision: 6, counter: 19, total: 24 }],
    ['[PATCH version 2 1/3] leds: foo', { revision: 2, counter: 1, total: 3 }],
    // T6
    ['[PATCH 6.18 000/430] leds: foo', { prefixes: ['6.18'], counter: 0, total: 430 }],
    ['[PATCH 6/5] leds: foo', { counter: 6, total: 5 }],
    ['[PATCH 0001/1024] leds: foo', { counter: 1, total: 1024 }],
    ['[PATCH 5.4/4.19/4.14] leds: foo', { prefixes: ['5.4/4.19/4.14'] }],
    // T7
    ['[PATCH] F81504/508/512: foo', { title: 'F81504/508/512: foo' }],
    ['[PATCH [v2] 1/2] leds: foo', { revision: 2, counter: 1, total: 2 }],
    ['[PATCH] [media] leds: foo', { title: '[media] leds: foo' }],
    ['[PATCH] v4l2: foo', { title: 'v4l2: foo' }],
    ['[PATCH] re: foo', { title: 're: foo' }],
    ['[PATCH] leds: foo for hardware v2', { title: 'leds: foo for hardware v2' }],
  ])('%s', (subject, expected) => {
    expect(parseSubject(subject)).toEqual({ ...plain, ...expected });
  });
});

describe('replies', () => {
  test.each<[string, Partial<Subject>]>([
    ['Re: [PATCH v2 1/2] leds: foo', { revision: 2, counter: 1, total: 2 }],
    ['Re: (subset) [PATCH] leds: foo', {}],
    ['Re:[PATCH] leds: foo', {}],
    ['Re: Re: Aw: [PATCH] leds: foo', {}],
    ['[External] Re: [PATCH] leds: foo', {}],
    ['Re: [DMARC error][SPF error] Re: [PATCH] leds: foo', {}],
    ['Re: [linux-sunxi] Re: [PATCH] leds: foo', {}],
    // T43
    ['AW: [PATCH] leds: foo', {}],
    ['WG: [PATCH] leds: foo', {}],
    ['SV: [PATCH] leds: foo', {}],
    ['回复: [PATCH] leds: foo', {}],
    ['答复：[PATCH] leds: foo', {}],
    ['Re[2]: [PATCH] leds: foo', {}],
    ['FW: [PATCH] leds: foo', {}],
    ['Forwarded: Re: leds: foo', { kind: 'other' }],
    ['leds: foo (was: [PATCH v2] leds: bar)', { kind: 'other' }],
    ['leds: foo [WAS: [PATCH v2] leds: bar]', { kind: 'other' }],
    ['leds: foo was Re: [PATCH v2] leds: bar', { kind: 'other' }],
  ])('%s', (subject, expected) => {
    expect(parseSubject(subject)).toEqual({ ...plain, isReply: true, ...expected });
  });
});

describe('other mail', () => {
  test.each<[string, Partial<Subject>]>([
    // T15
    ['[GIT PULL] leds: foo', { kind: 'pull-request' }],
    ['[GIT PULL v2] leds: foo', { kind: 'pull-request', revision: 2 }],
    ['[git pull] leds: foo', { kind: 'pull-request' }],
    ['leds: foo', {}],
    ['leds: foo v5', { revision: 5, title: 'leds: foo' }],
    ['v4l2: foo', { title: 'v4l2: foo' }],
    ['patch for foo', { title: 'patch for foo' }],
    ['[bug report] leds: foo', { title: '[bug report] leds: foo' }],
    ['[syzbot] [ext4?] leds: foo', { title: '[syzbot] [ext4?] leds: foo' }],
    ['[lee-leds:for-next 3/5] leds: foo', { title: '[lee-leds:for-next 3/5] leds: foo' }],
    ['[ann@example.org: Re: [PATCH v2] leds: foo]', { title: '[ann@example.org: Re: [PATCH v2] leds: foo]' }],
    ['[brackets [in] brackets] foo', { title: '[brackets [in] brackets] foo' }],
    ['F81504/508/512', { title: 'F81504/508/512' }],
    ['[', { title: '[' }],
    ['', { title: '' }],
  ])('%s', (subject, expected) => {
    expect(parseSubject(subject)).toEqual({ ...plain, kind: 'other', ...expected });
  });
});

test('what is written in the usual form is read back', () => {
  const title = fc.stringMatching(/^[a-z]{1,10}: [a-z]{1,10}( [a-z]{1,10}){0,4}$/);
  const revision = fc.option(fc.integer({ min: 2, max: 999 }));
  const counters = fc.option(fc.tuple(fc.nat(9999), fc.integer({ min: 1, max: 9999 })));
  const prefixes = fc.subarray(['RFC', 'RESEND', 'net-next', '6.18']);
  fc.assert(
    fc.property(title, revision, counters, prefixes, fc.boolean(), (text, number, count, words, isReply) => {
      const counter = count === null ? [] : [`${count[0]}/${count[1]}`];
      const tag = ['PATCH', ...words, ...(number === null ? [] : [`v${number}`]), ...counter].join(' ');
      expect(parseSubject(`${isReply ? 'Re: ' : ''}[${tag}] ${text}`)).toEqual({
        ...plain,
        isReply,
        prefixes: words,
        revision: number,
        counter: count?.[0] ?? null,
        total: count?.[1] ?? null,
        title: text,
      });
    }),
  );
});

test('any text is a subject', () => {
  const words = ['[', ']', 'PATCH', 'Re:', 'v2', '1/3', ' ', '(was:', ':', 'RFC', ',', 'x', '回复：', '\n'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words)), (parts) => {
      const { title, revision, counter } = parseSubject(parts.join(''));
      expect(title).toBe(title.trim());
      expect([null, 2]).toContain(revision);
      expect([null, 1]).toContain(counter);
    }),
  );
});
