import { expect, test } from 'vitest';
import { parsePage } from '#ingest/source/page/page.ts';

const parse = (text: string) => parsePage(new TextEncoder().encode(text));

const body = `On Fri, Jun 02, 2023, John wrote:
> Suggested-by: John Doe <john at example.org>
>  static int blink;

Add the comment

 /* Paired with the put */
`;

const mail = {
  from: 'jane at example.org (Jane Q. Roe)',
  subject: '[Leds-devel] [PATCH v12 17/24] leds: add a blinker',
  date: 'Fri, 23 Jun 2023 15:58:54 +0000',
  messageId: null,
  inReplyTo: null,
  body,
};

const text = `[Leds-devel] [PATCH v12 17/24] leds: add a blinker

Jane Q. Roe jane at example.org
Fri Jun 23 15:58:54 UTC 2023


${body}

More information about the Leds-devel mailing list`;

test('reads the text of a page; its footer names the list', () => {
  expect(parse(text)).toEqual({ mails: [mail], list: 'leds-devel' });
});

test('links around the mail are not the mail', () => {
  const links = '* Previous message (by thread): [Leds-devel] x\n* Messages sorted by: [ date ] [ thread ]\n';
  const linked = text.replace('2023\n\n\n', `2023\n\n${links}\n`).replace('More', `${links}More`);
  expect(parse(linked)).toEqual({ mails: [mail], list: 'leds-devel' });
});

const answer =
  'mailto:leds-devel%40lists.example.org?Subject=Re%3A%20%5BPATCH%5D&In-Reply-To=%3CZJ%2BX+1%40example.org%3E';
const html = `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML>
 <HEAD>
   <TITLE> [Leds-devel] [PATCH v12 17/24] leds: add a blinker
   </TITLE>
   <LINK REL="Index" HREF="index.html" >
   <LINK REL="made" HREF="${answer}">
 </HEAD>
 <BODY BGCOLOR="#ffffff">
   <H1>[Leds-devel] [PATCH v12 17/24] leds: add a blinker</H1>
    <B>Jane Q. Roe</B>
    <A HREF="${answer}"
       TITLE="[Leds-devel] [PATCH v12 17/24] leds: add a blinker">jane at example.org
       </A><BR>
    <I>Fri Jun 23 15:58:54 UTC 2023</I>
    <P><UL><LI>Previous message (by thread): <A HREF="1.html">x</A></li></UL>
    <HR>
<!--beginarticle-->
<PRE>${body.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}
</PRE>
<!--endarticle-->
    <HR>
<a href="https://lists.example.org/leds-devel">More information about the Leds-devel
mailing list</a><br>
</body></html>
`;

test('reads a page in HTML; the link for answers holds the id', () => {
  expect(parse(html)).toEqual({ mails: [{ ...mail, messageId: 'ZJ+X+1@example.org' }], list: 'leds-devel' });
});

test('reads a page in Latin-1', () => {
  const latin = Buffer.from(html.replace('Jane Q. Roe', 'Jané Roe'), 'latin1');
  expect(parsePage(latin)?.mails[0]?.from).toBe('jane at example.org (Jané Roe)');
});
