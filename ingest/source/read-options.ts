/** What every reader of a source is told. */
export type ReadOptions = {
  /** The position behind which reading a source (`linux-fpga/git/0.git`) resumes; undefined to read all of it. */
  readonly cursors: (source: string) => string | undefined;
  /** The list that mails are of where the source does not say. */
  readonly list?: string | undefined;
  readonly signal?: AbortSignal | undefined;
};
