import { expect, test } from 'vitest';
import { parseContentKind } from '#ingest/source/content.ts';

test.each([
  ['', 'empty'],
  ['\n \n', 'empty'],
  ['\x1f\x8b\x08', 'gzip'],
  ['# v2 git bundle\n', 'bundle'],
  ['# v3 git bundle\n@object-format=sha1\n', 'bundle'],
  ['From mboxrd@z Thu Jan  1 00:00:00 1970\n', 'mbox'],
  ['\n\nFrom jane\n', 'mbox'],
  ['From: Jane <jane@example.org>\n', 'mail'],
  ['\xef\xbb\xbfReceived: by example.org\n', 'mail'],
  ['X-Odd :value\n', 'mail'],
  ['Re: [PATCH] leds: blink\n\nFrom: Jane\n', 'mail'],
  ['[PATCH] leds: blink\n', 'text'],
  ['<!DOCTYPE html>\n', 'text'],
  ['diff --git a/x b/x\n', 'text'],
  ['\x7fELF\0\0', 'binary'],
])('%j is %s', (head, kind) => {
  expect(parseContentKind(Buffer.from(head, 'latin1'))).toBe(kind);
});
