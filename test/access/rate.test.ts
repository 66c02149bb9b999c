import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callerOf, networkOf } from '#access/caller.ts';
import { type Buckets, isHeavy, takeRequest } from '#access/rate.ts';
import { parseAccess } from '#access/settings.ts';

test('a minute’s requests at once, then one as often as they come', () => {
  const buckets: Buckets = new Map();
  const take = (now: number) => takeRequest(buckets, 'a', 6, now);
  expect([0, 0, 0, 0, 0, 0, 1].map(take)).toEqual([0, 0, 0, 0, 0, 0, 10]);
  expect(take(9_999)).toBe(1);
  expect(take(10_001)).toBe(0);
  expect(take(10_002)).toBe(10);
  expect(takeRequest(buckets, 'b', 6, 10_002)).toBe(0);
});

test('in no stretch of time does a caller get more than the bucket and what flows into it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30_000), { maxLength: 200 }), fc.integer({ min: 1, max: 50 }), (pauses, perMinute) => {
      const buckets: Buckets = new Map();
      let now = 0;
      let taken = 0;
      for (const pause of pauses) {
        now += pause;
        if (takeRequest(buckets, 'a', perMinute, now) === 0) taken += 1;
      }
      expect(taken).toBeLessThanOrEqual(perMinute + (now / 60_000) * perMinute + 1e-6);
    }),
  );
});

test('who waits as long as told gets an answer', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(100_000), (perMinute, start) => {
      const buckets: Buckets = new Map();
      let wait = 0;
      while (wait === 0) wait = takeRequest(buckets, 'a', perMinute, start);
      expect(takeRequest(buckets, 'a', perMinute, start + wait * 1000 + 1)).toBe(0);
    }),
  );
});

test('memory is bounded, whoever asks', () => {
  const buckets: Buckets = new Map();
  for (let at = 0; at < 25_000; at++) takeRequest(buckets, `address ${at}`, 6, at);
  expect(buckets.size).toBe(10_000);
  expect(buckets.has('address 24999')).toBe(true);
});

test.each([
  ['/search?q=x', true],
  ['/search.atom?q=x', true],
  ['/all/?q=x&x=m', true],
  ['/all/a%40example.org/t.mbox.gz', true],
  ['/series/a%40example.org/mbox/', true],
  ['/series/a%40example.org/changes', true],
  ['/api/1.2/patches/', true],
  ['/series', false],
  ['/patch/a%40example.org', false],
  ['/', false],
])('%s costs much: %s', (path, isIt) => {
  expect(isHeavy(new URL(path, 'http://reroll.example.org'))).toBe(isIt);
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['', ''],
])('%s is counted as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test.each([
  [{ 'x-reroll-peer': '192.0.2.1' }, 'address 192.0.2.1'],
  [{ 'x-reroll-peer': '192.0.2.1', 'x-forwarded-for': '192.0.2.9' }, 'address 192.0.2.1'],
  [
    { 'x-reroll-peer': '127.0.0.1', 'x-forwarded-for': '192.0.2.9, 192.0.2.2', 'x-reroll-proxy': 'sixteen letters!' },
    'address 192.0.2.2',
  ],
  [{ 'x-reroll-peer': '127.0.0.1', 'x-forwarded-for': '192.0.2.9', 'x-reroll-proxy': 'guessed' }, 'address 127.0.0.1'],
] as const)('%j is from %s', (headers, caller) => {
  const settings = parseAccess({ REROLL_PROXY_SECRET: 'sixteen letters!' });
  expect(callerOf(settings, { kind: 'nobody' }, new Headers(headers))).toBe(caller);
  expect(callerOf(settings, { kind: 'person', name: 'Mira' }, new Headers(headers))).toBe('person Mira');
});
