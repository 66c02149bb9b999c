import { expect, test } from 'vitest';
import { parsePage } from '#ingest/source/page/page.ts';

const parse = (text: string) => parsePage(new TextEncoder().encode(text));

const message = `From: Jane Roe <jane@example.org>

Blink.

Comments
are welcome.

Signed-off-by: Jane Roe <jane@example.org>
---
 blink.c | 1 +
 1 file changed, 1 insertion(+)`;

const diff = `diff --git a/blink.c b/blink.c
--- a/blink.c
+++ b/blink.c
@@ -1,2 +1,3 @@ static int blink(void)
 	int a;
+	int b;
 	return 0;
@@ -9,0 +11,1 @@
+}`;

const review = `On Tue, 6 Feb 2024, Jane wrote:
> +	int b;

Patch

is unused.`;

const patch = {
  from: 'Jane Roe <>',
  subject: '[v2,1/2] leds: blink',
  date: 'Mon, 05 Feb 2024 23:01:00 +0000',
  messageId: '2-1@example.org',
  inReplyTo: null,
  body: `${message}\n\n${diff}\n`,
};
const comment = { subject: 'Re: [v2,1/2] leds: blink', messageId: expect.any(String), inReplyTo: '2-1@example.org' };
const comments = [
  { ...comment, from: '"Doe, John" <>', date: 'Wed, 07 Feb 2024 22:32:00 +0000', body: `${review}\n` },
  { ...comment, from: ' <ann@example.org>', date: 'Fri, 09 Feb 2024 18:00:00 +0000', body: 'Right.\n' },
  { ...comment, from: ' <ann@example.org>', date: 'Fri, 09 Feb 2024 18:00:00 +0000', body: 'Really.\n' },
];

const text = `[v2,1/2] leds: blink

Message ID 2-1@example.org
State New
Headers
Series leds: blink |

Commit Message

Jane Roe Feb. 5, 2024, 11:01 p.m. UTC
  ${message}
  

Comments

Doe, John Feb. 7, 2024, 10:32 p.m. UTC | #1
${review}
  
ann@example.org Feb. 9, 2024, 6 p.m. UTC | #2
Right.
  
ann@example.org Feb. 9, 2024, 6 p.m. UTC | #3
Really.
  

Patch

${diff.replace('@@ static', '@@  static').replace(/@@$/m, '@@ ')}`;

test('reads the text of a page: the patch, and the comments as answers to it', () => {
  expect(parse(text)).toEqual({ mails: [patch, ...comments], list: null });
});

test('mails that look alike get ids of their own', () => {
  const ids = parse(text)?.mails.map(({ messageId }) => messageId);
  expect(new Set(ids).size).toBe(4);
});

test('a comment that looks like the next one is not, where the number is another', () => {
  const quoting = text.replace(
    'Right.',
    'Jane Roe Feb. 5, 2024, 11:01 p.m. UTC\nJohn Feb. 7, 2024, 10:32 p.m. UTC | #1\nRight.',
  );
  expect(parse(quoting)?.mails).toHaveLength(4);
});

test('a cover letter has no patch', () => {
  const cover = text.slice(0, text.indexOf('\nPatch\n\ndiff')).replace('Commit Message', 'Message');
  expect(parse(cover)?.mails).toEqual([{ ...patch, body: `${message}\n` }, ...comments]);
});

const toHtml = (plain: string) => plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function page(entryClass: string, metaClass: string, headers: string): string {
  const entry = (author: string, date: string, link: string, content: string) => `
<div class="${entryClass}">
  <div class="meta">
    ${author}
    <span class="message-date">${date} UTC ${link}</span>
  </div>
  <pre class="content">
${toHtml(content)}
  </pre>
</div>`;
  const link = (number: number) => `|\n      <a href="/comment/${number}/">#${number}</a>`;
  return `<!DOCTYPE html>
<html lang="en"><head><title>[v2,1/2] leds: blink - Patchwork</title></head><body>
<h1>[v2,1/2] leds: blink</h1>
<table id="patch-meta" class="${metaClass}">
  <tr><th>Message ID</th><td>
      2-1@example.org
      (<a href="https://lore.example.org/leds/2-1@example.org">mailing list archive</a>)
  </td></tr>
  <tr><th>State</th><td>New</td></tr>
  <tr><th>Headers</th><td><button>show</button><div id="patch-headers"><pre>${toHtml(headers)}</pre></div></td></tr>
</table>
<h2>Commit Message</h2>
${entry('<span><a href="/project/leds/list/?submitter=1">Jane Roe</a></span>', 'Feb. 5, 2024, 11:01 p.m.', '', message)}
<h2>Comments</h2>
${entry('<a href="/project/leds/list/?submitter=2">Doe, John</a>', 'Feb. 7, 2024, 10:32 p.m.', link(1), review)}
${entry('<a href="/project/leds/list/?submitter=3">ann@example.org</a>', 'Feb. 9, 2024, 6 p.m.', link(2), 'Right.')}
${entry('<a href="/project/leds/list/?submitter=3">ann@example.org</a>', 'Feb. 9, 2024, 6 p.m.', link(3), 'Really.')}
<div><h2>Patch</h2></div>
<div id="patch" class="patch">
  <pre class="content">
${toHtml(diff).replace('@@ static', '@@</span><span class="p_context">  static').replace('@@ -1', '<span class="p_chunk">@@ -1')}</span>
  </pre>
</div>
</body></html>`;
}

test.each([
  ['submission-message', 'patch-meta'],
  ['comment', 'patchmeta'],
])('reads a page in HTML (%s)', (entryClass, metaClass) => {
  expect(parse(page(entryClass, metaClass, ''))).toEqual({ mails: [patch, ...comments], list: null });
});

test('the headers on the page are those of the patch', () => {
  const headers = `Return-Path: <x@example.org>
From: Jane Roe <jane@example.org>
Subject: [PATCH v2 1/2] leds:
 blink
Date: Tue, 6 Feb 2024 00:01:31 +0100
In-Reply-To: <2-0@example.org>`;
  const [mail, answer] = parse(page('submission-message', 'patch-meta', headers))?.mails ?? [];
  expect(mail).toEqual({
    ...patch,
    from: 'Jane Roe <jane@example.org>',
    subject: '[PATCH v2 1/2] leds: blink',
    date: 'Tue, 6 Feb 2024 00:01:31 +0100',
    inReplyTo: '2-0@example.org',
  });
  expect(answer?.subject).toBe('Re: [PATCH v2 1/2] leds: blink');
});
