/** A mail as archived: its bytes and where they lie. */
export type RawMessage = {
  /** RFC 5322 bytes. A saved page is turned into the mail that it shows. */
  readonly bytes: Uint8Array;
  /** For people: `linux-fpga/git/0.git 8f2419c9e9`, `review.mbox message 3`. */
  readonly place: string;
  /** The name of the cursor that this mail is behind: `linux-fpga/git/0.git`; null for sources without one. */
  readonly source: string | null;
  /** The inbox that the source is an archive of, such as `linux-fpga`; null where only the mail itself can tell. */
  readonly list: string | null;
  /** When the archive got it, seconds UTC; null where the source does not say. */
  readonly received: number | null;
  /** A page shows only part of a mail; the mail itself replaces it. */
  readonly copy: 'mail' | 'page';
};

/** What reading a source yields, in order. */
export type SourceEvent =
  | { readonly kind: 'message'; readonly raw: RawMessage }
  /** The archive took this mail out (public-inbox `d`). */
  | { readonly kind: 'removal'; readonly raw: RawMessage }
  /** Something that is not a readable mail; reading goes on behind it. */
  | { readonly kind: 'problem'; readonly place: string; readonly reason: string }
  /** How many messages are to come from this source, as soon as that is known; for the progress bar. */
  | { readonly kind: 'expect'; readonly messages: number }
  /** The source was rewritten since its cursor: everything in it is read anew, and what does not come again is gone. */
  | { readonly kind: 'restart'; readonly source: string }
  /** All before this event was delivered; reading can resume behind `position` (a commit of an epoch). */
  | { readonly kind: 'cursor'; readonly source: string; readonly position: string };
