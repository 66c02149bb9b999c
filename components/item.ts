import type { JudgedComment, Mark, Status } from '#db/model.ts';

/** A comment as pages show it: with where it stands once people have had their say. */
export type Item = {
  readonly comment: JudgedComment;
  readonly status: Status;
  /** Still asks somebody to do something. */
  readonly isOutstanding: boolean;
  /** The mark in force; it wins over the machine. */
  readonly mark: Mark | null;
};

/** Where in the patch the comment points, in words: `drivers/foo.c:120`, `commit message`. */
export function placeOf({ comment }: Item): string {
  const { anchor } = comment;
  switch (anchor.kind) {
    case 'line':
      return `${anchor.file}:${anchor.newLine ?? anchor.oldLine ?? ''}`;
    case 'file':
      return anchor.file;
    case 'commit-message':
      return 'commit message';
    case 'trailer':
      return 'trailers';
    case 'diffstat':
      return 'diffstat';
    case 'notes':
      return 'notes';
    case 'patch':
      return 'whole patch';
    case 'cover':
      return 'cover letter';
    case 'revision':
      return 'whole revision';
  }
}

/** The same without the folders of a path. */
export function shortPlaceOf(item: Item): string {
  const place = placeOf(item);
  return place.slice(place.lastIndexOf('/') + 1);
}

/** The patch mail that the comment is about, where it is about one. */
export function patchOf({ comment }: Item): string | null {
  return 'patch' in comment.anchor ? comment.anchor.patch : null;
}

/** The code or words that the comment quotes. */
export function quoteOf({ comment }: Item): string | null {
  const { anchor } = comment;
  switch (anchor.kind) {
    case 'line':
    case 'file':
      return anchor.code;
    case 'commit-message':
    case 'trailer':
    case 'diffstat':
    case 'notes':
    case 'cover':
      return anchor.quote;
    case 'patch':
    case 'revision':
      return null;
  }
}
