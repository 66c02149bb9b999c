import { type Finding, findingOf } from './finding.ts';
import type { PatchView } from './patch-view.ts';
import { WEIGHT } from './weight.ts';

/** "This patch needs to come last", "move the binding patch first", "reorder the patches". */
const ASKED =
  /\bpatch(?:es)?\b.{0,60}\b(?:first|last|before|after|order)\b|\b(?:move|put|reorder|swap)\b.{0,40}\bpatch(?:es)?\b|\bbisect/i;

/** Whether a patch that a comment wants in another place of the series got another number. */
export function findPatchOrder(text: string, origin: PatchView, successors: readonly PatchView[]): Finding | undefined {
  const newer = successors[0];
  if (!newer || text.length > 400 || !ASKED.test(text)) return undefined;
  return newer.counter === origin.counter
    ? findingOf(WEIGHT.notReordered, 'message-unchanged', newer.messageId, `It is patch ${newer.counter} as before`)
    : findingOf(
        WEIGHT.reordered,
        'reordered',
        newer.messageId,
        `It is patch ${newer.counter} instead of ${origin.counter}`,
      );
}
