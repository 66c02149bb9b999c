import { describe, expect, test } from 'vitest';
import { parsePage } from '#ingest/source/page/page.ts';

const halfMegabyte = (piece: string) => piece.repeat(Math.ceil(500_000 / piece.length));

/** Each would take minutes where a pattern tries every start with every end. */
describe('half a megabyte of anything is read in one go', () => {
  test.each([
    ['line feeds', '\n'],
    ['spaces', ' '],
    ['letters', 'a'],
    ['at signs', 'a@'],
    ['marks', '>'],
    ['authors', 'From: x\n'],
    ['an author without end', '(a@'],
    ['UTC', 'UTC   '],
    ['entries', 'Jane Feb. 5, 2024, 11:01 p.m. UTC | #1\n'],
    ['headings', 'Patch\n'],
    ['hunks', '@@ -1 +1 '],
    ['fields', '<!-- a="'],
    ['other fields', '<!--X-A: '],
    ['tags', '<div>'],
    ['closed tags', '<b></b>'],
    ['entities', '&amp;'],
  ])('%s', (_, piece) => {
    const text = halfMegabyte(piece);
    const shapes = [
      text,
      `s\n\nFrom: ${text}\n\nDate: ${text}\n`,
      `s\n\nFrom: Jane\n\nDate: Wed Mar 04 2026 - 15:17:02 EST\n${text}x`,
      `s\n\nJane ${text} at example.org\nFri Jun 23 15:58:54 UTC 2023\n${text}x`,
      `s\n\nMessage ID ${text}\n`,
      `s\n\nMessage ID 1@x\n\nMessage\n\nJane Feb. 5, 2024, 11:01 p.m. UTC\n${text}x`,
      `<html><h1>s</h1>${text}x`,
      `<html><h1>s</h1><table class="patch-meta"><tr><th>Message ID</th><td>${text}</td></tr></table>`,
      `<html><h1>s</h1><!--beginarticle--><a href="mailto:${text}">x</a><i>${text}</i><pre>${text}</pre>`,
    ];
    for (const shape of shapes) {
      const page = parsePage(new TextEncoder().encode(shape));
      expect(page?.mails.length ?? 0).toBeLessThanOrEqual(2);
    }
  });
});
