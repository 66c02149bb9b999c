import type { FileDiff, Patch } from '#db/model.ts';

/** What a patch adds to one file. */
export type Change = {
  readonly path: string;
  /** Only files of one kind are compared: `c`, `yaml`, `Kconfig`. */
  readonly kind: string;
  readonly isNew: boolean;
  readonly lines: readonly AddedLine[];
};

/** `number` is where it stands in the file after the patch. */
export type AddedLine = { readonly number: number; readonly text: string };

/** A generated file of a hundred thousand lines is told by its first ones. */
const MOST_LINES = 5_000;

export function listChanges({ files }: Patch): Change[] {
  return files.map((file) => ({
    path: file.path,
    kind: kindOf(file.path),
    isNew: file.status === 'added',
    lines: listAddedLines(file),
  }));
}

/** What a file is, by the ending of its name, else by the name: `Kconfig`. Headers are C. */
export function kindOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  const kind = dot > 0 ? name.slice(dot + 1) : name;
  return kind === 'h' ? 'c' : kind;
}

/** The part of the tree that a path is in, which has its own reviewers: `drivers/leds`. */
export function areaOf(path: string): string {
  return path.split('/', 3).slice(0, 2).join('/');
}

function listAddedLines({ hunks }: FileDiff): AddedLine[] {
  return hunks
    .flatMap(({ lines }) => lines)
    .flatMap(({ newLine, kind, text }) => (kind === 'added' && newLine !== null ? [{ number: newLine, text }] : []))
    .slice(0, MOST_LINES);
}
