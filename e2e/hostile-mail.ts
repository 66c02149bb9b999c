import { writeFileSync } from 'node:fs';

/** A series, its revision and its review, with something hostile in every field that a mail has. */

/** Runs where any of it is taken for HTML or for an address; `fetch` is what the request log would show. */
const CANARY = '<script>canary()</script><img src=https://canary.example.org/x onerror=canary()><svg/onload=canary()>';
const QUOTES = `"'\`><a href="javascript:canary()" onmouseover=canary() style=x:expression(canary())>`;
const ENDS = ']]> --> </title></textarea></style></script></pre>';
const LINKS =
  'javascript:canary() data:text/html,<script>canary()</script> [click](javascript:canary()) ![x](https://canary.example.org/y)';
const BIDI = '\u202egnp.exe\u2066\u200b p\u0430ypal';
const NUL = 'nul\u0000 escape\u001b[31m';
/** All of it in one line. */
export const HOSTILE = `${CANARY} ${QUOTES} ${ENDS} ${LINKS} ${BIDI} ${NUL}`;

const AUTHOR = `"${CANARY.replaceAll('"', '')} ${BIDI}" <"><script>canary()</script>"@example.org>`;
const REVIEWER = `=?utf-8?B?${Buffer.from(`Rita ${HOSTILE}`).toString('base64').slice(0, 600)}?= <rita@example.org>`;
/** A Message-ID may hold nearly anything (RFC 5322, 3.6.4, and what mailers make of it). */
const id = (name: string) =>
  `<${name}/../"onload=canary()'<img,src=x>&?#%2e%00@example.org>`.replace(/<img,src=x>/, 'img');

const PATH = 'drivers/../../etc/<script>canary()</script>.c';

function patch(revision: number, name: string, parent: string | null, code: string): string {
  const version = revision === 1 ? '' : ` v${revision}`;
  return mail(
    `[PATCH${version} 1/1] ${HOSTILE}`,
    AUTHOR,
    name,
    parent,
    `2026-0${revision}-01`,
    `${HOSTILE}

${HOSTILE}

Signed-off-by: Ann ${CANARY} <ann@example.org>
Link: javascript:canary()
---
Changes in v${revision}: ${HOSTILE}

 ${PATH} | 3 +++
 1 file changed, 3 insertions(+)

diff --git a/${PATH} b/${PATH}
index 1111111..2222222 100644
--- a/${PATH}
+++ b/${PATH}
@@ -1,3 +1,6 @@ ${HOSTILE}
 int a;
+${code}
+/* ${HOSTILE} */
+static int x\u200by; // ${'long'.repeat(2000)}
 int b;
 int c;
`,
  );
}

function mail(subject: string, from: string, name: string, parent: string | null, day: string, body: string): string {
  return `From: ${from}
To: ${AUTHOR}
Cc: ${REVIEWER}
Subject: ${subject.replaceAll('\u0000', '')}
Date: ${day}T10:00:00Z
Message-ID: ${id(name)}
List-Id: <"><script>canary()</script>.example.org>
${parent ? `In-Reply-To: ${id(parent)}\nReferences: ${id(parent)}\n` : ''}MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

${body}`;
}

const REPLY = `On Mon, ${CANARY} wrote:
> +int evil = 1;

Please rename evil to good, ${HOSTILE}

> +/* ${HOSTILE} */

Why is this needed? ${HOSTILE}

Reviewed-by: ${CANARY} <rita@example.org>
`;

/** A mail of HTML alone, with all that HTML can do. */
const HTML = `From: ${AUTHOR}
Subject: html ${CANARY}
Date: Mon, 2 Feb 2026 10:00:00 +0000
Message-ID: <html@example.org>
In-Reply-To: ${id('v1')}
Content-Type: text/html; charset=utf-8

<html><head><meta http-equiv=refresh content="0;url=https://canary.example.org/"><base href="https://canary.example.org/">
<style>body{display:none}</style></head><body onload=canary()>${HOSTILE}<iframe src="javascript:canary()"></iframe>
<form action="https://canary.example.org/"><input autofocus onfocus=canary()></form></body></html>`;

/** Writes the mailbox; the first mail's subject has a megabyte. */
export function writeHostileMailbox(path: string): void {
  const mails = [
    patch(1, 'v1', null, 'int evil = 1;'),
    mail(`Re: [PATCH 1/1] ${HOSTILE}`, REVIEWER, 'review', 'v1', '2026-01-02', REPLY),
    mail(
      `Re: [PATCH 1/1] ${HOSTILE}`,
      AUTHOR,
      'answer',
      'review',
      '2026-01-03',
      `> Please rename evil to good, x\n\nWill do, ${HOSTILE}\n`,
    ),
    patch(2, 'v2', null, 'int good = 1;'),
    mail(
      `Long ${'word '.repeat(100_000)}${'x'.repeat(500_000)}`,
      AUTHOR,
      'long',
      'v2',
      '2026-02-02',
      `${'y'.repeat(100_000)}\n${'>'.repeat(500)} deep\n`,
    ),
    HTML,
  ];
  const mailbox = mails.map(
    (text) => `From mboxrd@z Thu Jan  1 00:00:00 1970\n${text.replace(/^(?=>*From )/gm, '>')}\n`,
  );
  writeFileSync(path, mailbox.join(''));
}
