import type { Patch } from '#db/model.ts';
import { parsePatch } from '#ingest/patch/patch.ts';
import { mailOf } from '../patch/mail.ts';

/** A patch that adds a file of these lines. */
export function newFile(path: string, lines: readonly string[]): Patch {
  const body = [
    'Because.',
    '',
    'Signed-off-by: Ann Doe <ann@example.org>',
    '---',
    `diff --git a/${path} b/${path}`,
    'new file mode 100644',
    '--- /dev/null',
    `+++ b/${path}`,
    `@@ -0,0 +1,${lines.length} @@`,
    ...lines.map((line) => `+${line}`),
    '',
  ].join('\n');
  const patch = parsePatch(mailOf('[PATCH] leds: add lantern', body));
  if (!patch) throw new Error('The test made no patch.');
  return patch;
}
