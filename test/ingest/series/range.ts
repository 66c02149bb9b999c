import type { MessageId } from '#db/model.ts';
import { parsePatch } from '#ingest/patch/patch.ts';
import { matchPatches, type RangePatch } from '#ingest/series/range-diff.ts';
import { mailOf } from '../patch/mail.ts';

/** A patch that adds `lines` to a new file; its id is its name. */
export function addition(id: string, path: string, lines: readonly string[], title = id): RangePatch {
  const diff = [
    `diff --git a/${path} b/${path}`,
    'new file mode 100644',
    'index 0000000..1111111',
    '--- /dev/null',
    `+++ b/${path}`,
    `@@ -0,0 +1,${lines.length} @@`,
    ...lines.map((line) => `+${line}`),
  ];
  return patchFrom(id, title, diff.join('\n'));
}

export function patchFrom(id: string, title: string, body: string): RangePatch {
  const patch = parsePatch(mailOf(`[PATCH] ${title}`, body));
  if (!patch) throw new Error(`no patch: ${body}`);
  return { messageId: id as MessageId, title, patch };
}

/** `same a b`, `new - c`: each step in a line. */
export function showSteps(older: readonly RangePatch[], newer: readonly RangePatch[]): string[] {
  return matchPatches(older, newer).map((step) => `${step.kind} ${step.older ?? '-'} ${step.newer ?? '-'}`);
}

/** Lines of code that no other call with another name has. */
export function code(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `\t${name}_${index}(led, ${index * 7});`);
}
