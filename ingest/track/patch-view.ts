import type { LineRange, MessageId, Patch } from '#db/model.ts';
import { type FileView, viewFile } from './file-view.ts';
import { once } from './memo.ts';
import { type Searched, searched } from './searched.ts';
import { packLine } from './suggestion.ts';

/** What a patch mail says, in forms to compare. */
export type PatchView = {
  readonly messageId: MessageId;
  readonly patch: Patch;
  readonly counter: number;
  /** Title, commit message and trailers. */
  readonly message: () => string;
  /** The same without white space. */
  readonly packedMessage: () => string;
  readonly notes: () => string;
  /** The message, the paths and all added lines. */
  readonly text: Searched;
  readonly files: readonly FileView[];
};

/** @param body of the mail that carries the patch */
export function viewPatch(messageId: MessageId, counter: number, patch: Patch, body: string): PatchView {
  const lines = once(() => body.split('\n'));
  const message = once(() => {
    const trailers = patch.trailers.map(({ token, value }) => `${token}: ${value}`);
    return [patch.title, ...sliceLines(lines(), patch.message), ...trailers].join('\n');
  });
  const files = patch.files.map((diff) => viewFile(messageId, diff));
  return {
    messageId,
    patch,
    counter,
    message,
    packedMessage: once(() => packLine(message())),
    notes: once(() => (patch.notes ? sliceLines(lines(), patch.notes).join('\n') : '')),
    text: searched(() => [message(), ...files.map(({ diff, added }) => `${diff.path}\n${added.text()}`)].join('\n')),
    files,
  };
}

function sliceLines(lines: readonly string[], range: LineRange | null): readonly string[] {
  return range ? lines.slice(range.first - 1, range.last) : [];
}
