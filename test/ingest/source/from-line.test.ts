import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFromLine, isMboxrdLine, unescapeFromLines } from '#ingest/source/from-line.ts';

test.each([
  ['From mboxrd@z Thu Jan  1 00:00:00 1970', true, 'public-inbox'],
  ['From git@z Thu Jan  1 00:00:00 1970', true, 'b4 am'],
  ['From jane at example.org  Fri Jun 23 15:58:54 2023', true, 'pipermail'],
  ['From 4f44cbb6e3bd4cac9481bdd4caf28975a4f1e471 Mon Sep 17 00:00:00 2001', true, 'git format-patch'],
  ['From jane@example.org Fri, 23 Jun 2023 15:58:54 +0000', true, 'a writer that uses the Date header'],
  ['From jane@example.org Fri Jun 23 15:58 2023', true, 'without seconds'],
  ['From here on 10:30 is too late, said Jan on Mon', false, 'prose without a year'],
  ['From what I can see in your driver', false, 'prose'],
  ['From: Jane <jane@example.org>', false, 'a header'],
  ['>From mboxrd@z Thu Jan  1 00:00:00 1970', false, 'escaped'],
  [`From jane@example.org ${'x'.repeat(600)} Thu Jan  1 00:00:00 1970`, false, 'longer than any'],
])('%s: %s (%s)', (line, expected) => {
  expect(isFromLine(line)).toBe(expected);
});

test('mboxrd is evident where public-inbox wrote it', () => {
  expect(isMboxrdLine('From mboxrd@z Thu Jan  1 00:00:00 1970')).toBe(true);
  expect(isMboxrdLine('From jane@example.org Thu Jan  1 00:00:00 1970')).toBe(false);
});

const takeOff = (text: string) => Buffer.from(unescapeFromLines(Buffer.from(text))).toString();

test.each([
  ['>From the start', 'From the start', 'T33: once'],
  ['a\n>>From b\n', 'a\n>From b\n', 'T33: once only'],
  ['a\n> From b\n', 'a\n> From b\n', 'a quoted line'],
  ['a >From b\n', 'a >From b\n', 'within a line'],
  ['a\n>From: b\n', 'a\n>From: b\n', 'no space'],
  ['>From a\n>From b\n\n>>>From c', 'From a\nFrom b\n\n>>From c', 'several'],
])('%j becomes %j (%s)', (escaped, expected) => {
  expect(takeOff(escaped)).toBe(expected);
});

test('takes off what mboxrd puts on, for any text', () => {
  const line = fc.oneof(fc.constantFrom('From a', '>From b', '>>From', '>', '', ' From c'), fc.string());
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const text = lines.join('\n');
      expect(takeOff(text.replace(/^(>*From )/gm, '>$1'))).toBe(text);
    }),
  );
});

test('a megabyte of marks is read in one go', () => {
  const marks = '>'.repeat(1_000_000);
  expect(takeOff(`${marks}From a`)).toBe(`${marks.slice(1)}From a`);
});
