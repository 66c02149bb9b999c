/** What every reader of a source is told. */
export type ReadOptions = {
  /** The position behind which reading a source (`linux-fpga/git/0.git`) resumes; undefined to read all of it. */
  readonly cursors: (source: string) => string | undefined;
  /** The list that mails are of where the source does not say. */
  readonly list?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The folder that keeps clones of what is read over git; undefined to clone anew each time. */
  readonly mirrors?: string | undefined;
  /** A mirror is first brought up to date from where it was cloned. */
  readonly refresh?: boolean | undefined;
  /** `public`: no address of a private network is asked, as where a stranger gives the URL. By default `any`. */
  readonly reach?: 'any' | 'public' | undefined;
};
