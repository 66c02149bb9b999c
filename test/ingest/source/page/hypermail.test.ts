import { expect, test } from 'vitest';
import { parsePage } from '#ingest/source/page/page.ts';

const parse = (text: string) => parsePage(new TextEncoder().encode(text));

const text = `Re: [PATCH v2 3/8] leds: add a blinker

From: Jane Roe

Date: Wed Mar 04 2026 - 15:17:02 EST


On Mon, 23 Feb 2026, John wrote:

> static int blink;
> + blink = 1;

Not here.

Jane
`;

const expected = {
  list: null,
  mails: [
    {
      from: 'Jane Roe <>',
      subject: 'Re: [PATCH v2 3/8] leds: add a blinker',
      date: 'Wed, 04 Mar 2026 15:17:02 -0500',
      messageId: null,
      inReplyTo: null,
      body: 'On Mon, 23 Feb 2026, John wrote:\n\n> static int blink;\n> + blink = 1;\n\nNot here.\n\nJane\n',
    },
  ],
};

test('reads the text of a page', () => {
  expect(parse(text)).toEqual(expected);
  expect(parse(text.replaceAll('\n', '\r\n'))).toEqual(expected);
});

test('links around the mail are not the mail', () => {
  const links = '* Next message: John Doe: "Re: x"\n* Previous message: John Doe: "y"\n* In reply to: John Doe: "z"\n';
  const linked = text.replace('EST\n', `EST\n\n${links}* Messages sorted by: [ date ]\n`);
  expect(parse(`${linked}\n${links}`)).toEqual(expected);
});

const body = `On Mon, 23 Feb 2026, John wrote:<br>
<br>
&gt; static int blink;<br>
&gt; + blink = 1;<br>
<br>
Not here.<br>
<br>
Jane<br>`;

const page = (head: string, mark: readonly [string, string]) => `<!DOCTYPE html>
<html><head><title>List Archive: Re: [PATCH v2 3/8] leds: add a blinker</title></head><body>
${head}
<h1>Re: [PATCH v2 3/8] leds: add a blinker</h1>
<p><strong>From:</strong> Jane Roe<br>
<strong>Date:</strong> Wed Mar 04 2026 - 15:17:02 EST</p>
<ul><li><strong>Next message:</strong> <a href="2.html">John Doe: "Re: x"</a></li></ul>
<hr>
${mark[0]}
${body}
${mark[1]}
<hr><ul><li><strong>Previous message:</strong> <a href="0.html">John Doe: "y"</a></li></ul>
</body></html>`;

test('reads a page in HTML as its text', () => {
  expect(parse(page('', ['', '']))).toEqual(expected);
});

test('reads the comments that Hypermail leaves', () => {
  const comments = `<!-- isosent="20260304201646" -->
<!-- name="Jane &quot;J&quot; Roe" -->
<!-- email="jane@xxxxxxxxxxx" -->
<!-- subject="Re: [PATCH v2 3/8] leds: add a blinker" -->
<!-- id="2&#45;x@example.org" -->
<!-- inreplyto="1_at_example.org" -->`;
  const [mail] = parse(page(comments, ['<!-- body="start" -->', '<!-- body="end" -->']))?.mails ?? [];
  expect(mail).toEqual({
    ...expected.mails[0],
    from: '"Jane \\"J\\" Roe" <jane@xxxxxxxxxxx>',
    date: 'Wed, 04 Mar 2026 20:16:46 +0000',
    messageId: '2-x@example.org',
  });
});

test('reads the comments that MHonArc leaves', () => {
  const comments = `<!--X-Subject: Re: [PATCH v2 3/8] leds: add a blinker -->
<!--X-Date: Wed, 4 Mar 2026 13:16:46 &#45;0700 -->
<!--X-Message-Id: 2&#45;x@example.org -->
<!--X-Reference: 0@example.org -->
<!--X-Reference: 1@example.org -->`;
  const [mail] = parse(page(comments, ['<!--X-Body-of-Message-->', '<!--X-Body-of-Message-End-->']))?.mails ?? [];
  expect(mail).toEqual({
    ...expected.mails[0],
    date: 'Wed, 4 Mar 2026 13:16:46 -0700',
    messageId: '2-x@example.org',
    inReplyTo: '1@example.org',
  });
});

test.each([
  ['a mail', 'From: Jane Roe <jane@example.org>\nDate: Wed, 4 Mar 2026 13:16:46 -0700\n\nHi\n'],
  ['a date that is none', text.replace('Wed Mar 04 2026 - 15:17:02 EST', 'some day')],
  ['another page', '<html><body><h1>From: here</h1></body></html>'],
  ['HTML without end', `<html>${'<div>'.repeat(100_000)}`],
])('%s is no page', (_, other) => {
  expect(parse(other)).toBe(undefined);
});
