import { expect, test } from 'vitest';
import { copyMail } from '../../bench/copied-mail.ts';

const MAIL = `From: Mira Lindqvist <mira@example.org>
Date: Mon, 12 Jan 2026 09:30:00 +0000
Subject: [PATCH v2 1/2] tb210: a title
 that goes on
Message-ID: <2.mira@host>
In-Reply-To: <1.mira@example.org>

Signed-off-by: Mira Lindqvist <mira@example.org>
change-id: 20260112-tb210-abc
Link: https://lore.kernel.org/all/1.mira@example.org/
diff --git a/drivers/tb210.c b/drivers/tb210.c
--- a/drivers/tb210.c
+++ b/drivers/tb210.c
@@ -1 +1 @@
-a/b
+a/c
`;

test('a copy is about another series, and whole in itself', () => {
  expect(copyMail(Buffer.from(MAIL), 3)?.toString()).toBe(`From: Mira Lindqvist c3 <mira@c3.example.org>
Date: Thu, 11 Sep 2025 09:30:00 +0000
Subject: [PATCH v2 1/2] tb210: a title
 that goes on c3
Message-ID: <2.mira@c3.host>
In-Reply-To: <1.mira@c3.example.org>

Signed-off-by: Mira Lindqvist c3 <mira@c3.example.org>
change-id: 20260112-tb210-abc-c3
Link: https://lore.kernel.org/all/1.mira@c3.example.org/
diff --git a/c3/drivers/tb210.c b/c3/drivers/tb210.c
--- a/c3/drivers/tb210.c
+++ b/c3/drivers/tb210.c
@@ -1 +1 @@
-a/b
+a/c
`);
});

test('base64 is left out', () => {
  expect(copyMail(Buffer.from('From: a@example.org\nContent-Transfer-Encoding: base64\n\nYQ==\n'), 1)).toBeUndefined();
});
