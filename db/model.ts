/** What Reroll knows, in the words of the mailing lists. Types only; all data is plain and readonly. */

/** A Message-ID without angle brackets. */
export type MessageId = string & { readonly brand: 'MessageId' };

/** Seconds since 1970, UTC. */
export type Seconds = number;

/** As written in the mail: `address` may be mangled (`ankita@xxxxxxxxxx`, `jgg at nvidia.com`) or empty, never invented. */
export type Person = { readonly name: string; readonly address: string };

/** An inclusive run of lines of a message's body, counted from 1. */
export type LineRange = { readonly first: number; readonly last: number };

/** One mail, decoded. */
export type Message = {
  readonly messageId: MessageId;
  readonly from: Person;
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  readonly subject: string;
  /** The Date header, clamped to when the archive got it where it cannot be true. */
  readonly sent: Seconds;
  /** Ancestors, oldest first; the last is the parent. */
  readonly references: readonly MessageId[];
  /** Short list names: `linux-fpga`. */
  readonly lists: readonly string[];
  readonly copy: 'mail' | 'page';
  /** All text parts, decoded, with `\n` line ends. */
  readonly body: string;
  /** What could not be read as it should, for people. */
  readonly problems: readonly string[];
};

/** What a subject says. `[RFC PATCH net-next v3 2/5] title`. */
export type Subject = {
  readonly kind: 'patch' | 'pull-request' | 'other';
  readonly isReply: boolean;
  /** RFC, RESEND, net-next, 5.10 ...; as written, without PATCH, revision and counter. */
  readonly prefixes: readonly string[];
  /** 3 of v3; null where none is written. */
  readonly revision: number | null;
  /** 1 of v5.1: a patch sent again within revision 5. */
  readonly subRevision: number | null;
  readonly counter: number | null;
  readonly total: number | null;
  readonly title: string;
};

/** A run of a message's lines that belong together. */
export type Block = LineRange &
  (
    | { readonly kind: 'own' }
    /** A diff that the writer of the mail suggests. */
    | { readonly kind: 'diff' }
    | { readonly kind: 'quoted'; readonly depth: number }
    | { readonly kind: 'attribution' }
    | { readonly kind: 'signature' }
  );

export type Trailer = { readonly token: string; readonly value: string };

export type Line = {
  readonly kind: 'context' | 'added' | 'removed';
  /** Without the mark in the first column. */
  readonly text: string;
  readonly oldLine: number | null;
  readonly newLine: number | null;
  /** Where it stands in the mail. */
  readonly bodyLine: number;
};

export type Hunk = {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  readonly heading: string;
  readonly lines: readonly Line[];
};

export type FileDiff = {
  readonly status: 'added' | 'deleted' | 'modified' | 'renamed' | 'copied';
  /** The path after the patch; before it where the file is deleted. */
  readonly path: string;
  readonly oldPath: string | null;
  readonly oldMode: string | null;
  readonly newMode: string | null;
  readonly isBinary: boolean;
  readonly added: number;
  readonly removed: number;
  readonly hunks: readonly Hunk[];
  /** From `diff --git` (or `---`) to the last line of the last hunk, in the mail. */
  readonly lines: LineRange;
};

/** What a patch mail contains. */
export type Patch = {
  readonly title: string;
  /** In-body `From:` where there is one, else the sender. */
  readonly author: Person;
  /** The commit message without the in-body headers and without the trailers, as lines of the mail. */
  readonly message: LineRange | null;
  /** What stands between `---` and the diff, diffstat included. */
  readonly notes: LineRange | null;
  readonly diffstat: LineRange | null;
  readonly trailers: readonly (Trailer & { readonly line: number })[];
  readonly files: readonly FileDiff[];
  /** As `git patch-id --stable` prints it; null for a patch without text. */
  readonly patchId: string | null;
  readonly baseCommit: string | null;
  readonly changeId: string | null;
  readonly prerequisites: readonly string[];
};

/** Says which revision of a series is meant. */
export type RevisionLabel = {
  /** 3 of v3. An RFC without a number is 1, or 0 where a PATCH without a number follows it. Some counts start again. */
  readonly number: number;
  /** Counts the series' revisions from 1, whatever their numbers; what is sent again is of the round of what it repeats. */
  readonly round: number;
  /** As people call it, and no other of the series: `v3`, `RFC v2`, `v3 resend`, `v1 (2nd)`. */
  readonly name: string;
};

/** One posting of a series. */
export type Revision = RevisionLabel & {
  /** The same revision sent once more. */
  readonly isResend: boolean;
  /** The cover letter, else the first patch. */
  readonly head: MessageId;
  readonly cover: MessageId | null;
  readonly title: string;
  readonly prefixes: readonly string[];
  readonly submitter: Person;
  readonly posted: Seconds;
  /** As counted in the subjects; more than patches.length where some are missing. */
  readonly total: number;
  readonly patches: readonly RevisionPatch[];
  readonly changeId: string | null;
};

export type RevisionPatch = {
  readonly counter: number;
  readonly messageId: MessageId;
  readonly title: string;
  /** Earlier mails of the same place within the revision, which this one replaces (v5.1). */
  readonly replaces: readonly MessageId[];
};

/** A mail that is posted as part of a revision, as far as grouping and linking look at it: small, stored beside the mail. */
export type Posting = {
  readonly messageId: MessageId;
  readonly from: Person;
  readonly sent: Seconds;
  readonly references: readonly MessageId[];
  readonly subject: Subject;
  /** false for a cover letter, and for what may be one without a number. */
  readonly hasDiff: boolean;
  readonly author: Person;
  readonly changeId: string | null;
  readonly patchId: string | null;
  readonly paths: readonly string[];
  /** The smallest hashes of its changed lines: equal shares of two sketches estimate equal shares of the lines. */
  readonly sketch: readonly number[];
  /** Mails of other revisions that its cover or notes name. */
  readonly links: readonly { readonly messageId: MessageId; readonly revision: number | null }[];
};

/** What linking compares of a revision. */
export type RevisionSummary = {
  readonly head: MessageId;
  readonly number: number;
  readonly isNumbered: boolean;
  readonly isRfc: boolean;
  readonly isResend: boolean;
  readonly title: string;
  readonly submitter: Person;
  readonly posted: Seconds;
  readonly total: number;
  readonly changeId: string | null;
  /** Cover and patches. */
  readonly postings: readonly Posting[];
};

/** Why two revisions are held to be of one series. */
export type LinkReason = {
  readonly kind:
    | 'change-id'
    | 'explicit-link'
    | 'in-reply-to'
    | 'same-title'
    | 'similar-title'
    | 'same-patches'
    | 'similar-patches'
    | 'next-number';
  readonly detail: string;
};

export type RevisionLink = {
  readonly older: MessageId;
  readonly newer: MessageId;
  readonly reasons: readonly LinkReason[];
};

/** What became of a patch from one revision to the next; either side is null where the patch is new or dropped. */
export type PatchStep = {
  readonly older: MessageId | null;
  readonly newer: MessageId | null;
  readonly kind: 'same' | 'changed' | 'new' | 'dropped' | 'split' | 'merged';
  /** 0 for the same diff and message, 1 for nothing in common. */
  readonly change: number;
};

/** One change over all its revisions, oldest first. */
export type Series = {
  /** The head of its first revision. */
  readonly id: MessageId;
  readonly title: string;
  readonly submitter: Person;
  readonly revisions: readonly Revision[];
  readonly links: readonly RevisionLink[];
  readonly steps: readonly PatchStep[];
};

/** A trailer that a reply gives. */
export type GivenTrailer = Trailer & {
  readonly from: Person;
  readonly messageId: MessageId;
  readonly line: number;
  readonly revision: RevisionLabel;
  /** Patch number; 0 where it is given for the whole revision. */
  readonly counter: number;
  /** `with that fixed, Reviewed-by: ...` */
  readonly isConditional: boolean;
};

/** What a comment is about. `code` is the nearest quoted line above it that carries diff code, without marks. */
export type Anchor =
  | {
      readonly kind: 'line';
      readonly patch: MessageId;
      readonly file: string;
      readonly oldLine: number | null;
      readonly newLine: number | null;
      readonly bodyLine: number;
      readonly code: string;
      /** How many places of the patch fit what is quoted; 1 is certain. */
      readonly candidates: number;
    }
  | { readonly kind: 'file'; readonly patch: MessageId; readonly file: string; readonly code: string | null }
  | {
      readonly kind: 'commit-message' | 'trailer' | 'diffstat' | 'notes';
      readonly patch: MessageId;
      readonly quote: string;
      readonly bodyLine: number;
    }
  | { readonly kind: 'patch'; readonly patch: MessageId }
  | { readonly kind: 'cover'; readonly cover: MessageId; readonly quote: string | null }
  | { readonly kind: 'revision' };

export type CommentKind = 'request' | 'question' | 'bug' | 'nit' | 'praise' | 'tag' | 'info';

/** The author's first answer. */
export type ResponseKind = 'agreed' | 'done' | 'explained' | 'disagreed' | 'asked' | 'none';

/** An answer within a comment's discussion, oldest first. */
export type Answer = LineRange & {
  readonly messageId: MessageId;
  readonly from: Person;
  readonly role: 'author' | 'reviewer' | 'other';
  readonly sent: Seconds;
  readonly text: string;
  readonly kind: ResponseKind | 'withdrawn' | 'insisted' | 'accepted';
};

/** One point that a reviewer makes. */
export type Comment = LineRange & {
  /** `MESSAGE-ID:FIRST-LINE` */
  readonly id: string;
  readonly messageId: MessageId;
  readonly text: string;
  readonly reviewer: Person;
  readonly isBot: boolean;
  readonly sent: Seconds;
  readonly revision: RevisionLabel;
  /** 0 for the cover letter, null where unknown. */
  readonly counter: number | null;
  readonly anchor: Anchor;
  readonly kind: CommentKind;
  readonly isActionable: boolean;
  readonly isOptional: boolean;
  readonly response: ResponseKind;
  readonly responseId: MessageId | null;
  readonly answers: readonly Answer[];
  /** The comment that this one says again, by id. */
  readonly repeats: string | null;
};

export type VerdictStatus = 'addressed' | 'partial' | 'unaddressed' | 'obsolete';
export type Status = VerdictStatus | 'open' | 'promised' | 'disputed' | 'regressed' | 'settled';
export type SettledReason = 'answered' | 'withdrawn' | 'deferred' | 'fixed-while-applying';

export type EvidenceKind =
  | 'line-changed'
  | 'line-unchanged'
  | 'line-gone'
  | 'line-reindented'
  | 'line-moved'
  | 'identifier-added'
  | 'identifier-missing'
  | 'identifier-removed'
  | 'identifier-kept'
  | 'suggestion-applied'
  | 'suggestion-missing'
  | 'substitution-applied'
  | 'substitution-missing'
  | 'reordered'
  | 'message-changed'
  | 'message-unchanged'
  | 'trailer-changed'
  | 'changelog'
  | 'promise'
  | 'objection'
  | 'answer'
  | 'withdrawal'
  | 'reviewer-tag'
  | 'reviewer-again'
  | 'file-gone'
  | 'patch-dropped'
  | 'patch-unchanged'
  | 'applied';

export type Evidence = {
  readonly kind: EvidenceKind;
  readonly messageId: MessageId;
  /** The line of that mail's body, where there is one. */
  readonly line: number | null;
  readonly detail: string;
};

/** The judgement of one comment for one later revision. */
export type Verdict = {
  readonly revision: RevisionLabel;
  readonly status: VerdictStatus;
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
  /** Where the code that the comment is about stands in that revision. */
  readonly place: {
    readonly patch: MessageId;
    readonly file: string;
    readonly newLine: number | null;
    readonly bodyLine: number | null;
  } | null;
};

/** Where a comment stands now, as the machine sees it. */
export type Judgement = {
  readonly status: Status;
  readonly reason: SettledReason | null;
  readonly addressedIn: RevisionLabel | null;
  readonly confidence: number;
  /** One sentence: why. */
  readonly because: string;
  readonly verdicts: readonly Verdict[];
};

export type JudgedComment = Comment & { readonly judgement: Judgement };

/** A status set by a person; it wins over the machine. */
export type Mark = {
  readonly commentId: string;
  readonly status: Status | null;
  readonly note: string;
  readonly by: string;
  readonly at: Seconds;
};

/** Who has to do something for a series to go on. */
export type Mover = 'author' | 'reviewers' | 'maintainer' | 'nobody';

export type SeriesState = 'under-review' | 'applied' | 'superseded' | 'rejected';

/** All that is derived from one cluster of mails. */
export type SeriesReview = {
  readonly series: Series;
  readonly state: SeriesState;
  readonly comments: readonly JudgedComment[];
  readonly trailers: readonly GivenTrailer[];
  /** Patches of any revision of which the commit is known. */
  readonly applied: readonly AppliedPatch[];
};

/** What lists and relays wrote on a mail. */
export type Envelope = {
  /** When the last relay got it, else when it was sent. */
  readonly received: Seconds;
  /** `linux-fpga.vger.kernel.org` (RFC 2919), in lower case. */
  readonly listIds: readonly string[];
};

/** A mail as the first stage leaves it: parsed on its own, not yet seen with others. */
export type ReceivedMail = {
  readonly message: Message;
  readonly envelope: Envelope;
  readonly contentHash: string;
  readonly fingerprint: string;
  readonly preference: string;
  /** Hashed keys; mails that share one are computed together. */
  readonly clusterKeys: readonly number[];
  readonly patch: Patch | null;
  readonly posting: Posting | null;
  /** null for a patch mail */
  readonly blocks: readonly Block[] | null;
  /** The mail as archived, brotli. */
  readonly raw: Uint8Array;
};

/** A commit of a source tree, as it is compared with patches. */
export type Commit = {
  readonly hash: string;
  readonly title: string;
  readonly author: Person;
  readonly committer: Person;
  /** The author's date; `git am` takes it from the mail. */
  readonly authored: Seconds;
  readonly committed: Seconds;
  readonly patchId: string | null;
  /** It says that it is a copy of another commit, such as a backport: `commit 1234... upstream.` */
  readonly isCopy: boolean;
  /** The mails that its trailers name. */
  readonly links: readonly MessageId[];
  /** As in a posting. */
  readonly sketch: readonly number[];
};

/** Why a commit is held to be what a patch became. */
export type CommitReason = {
  readonly kind: 'told' | 'link' | 'patch-id' | 'date' | 'title' | 'author' | 'similar-diff';
  readonly detail: string;
};

/** A patch that a maintainer applied. */
export type AppliedPatch = {
  readonly patch: MessageId;
  /** The commit that it became; abbreviated where only a mail names it. */
  readonly commit: string;
  readonly committer: Person;
  readonly committed: Seconds;
  readonly reasons: readonly CommitReason[];
};

/** What reviewers ask for: a name to use or to avoid, a rule of some area, or a phrase that they all write. */
export type TopicKind = 'use' | 'avoid' | 'order' | 'check' | 'style' | 'binding' | 'process' | 'phrase';

/** That a comment asks for a topic, and what shows it. */
export type TopicMention = {
  /** `use:devm_kzalloc`, `use:devm_*`, `order:christmas-tree`; the same for all who ask for it. */
  readonly key: string;
  readonly kind: TopicKind;
  /** The topic as a request: "Use devm_kzalloc". */
  readonly asks: string;
  /** The identifier that is asked for, or against; null for rules and phrases. */
  readonly name: string | null;
  /** What is to give way to the name, where the words tell: strncpy of "use strscpy instead of strncpy". */
  readonly insteadOf: string | null;
  /** The reviewer's words that show it. */
  readonly sign: string;
};

/** How a discussion was settled with a reason. */
export type DecisionKind =
  /** The author gave a reason, and the reviewer accepted it. */
  | 'explained'
  /** The reviewer took the comment back after the author's reason. */
  | 'withdrawn'
  /** The author gave a reason, and the reviewer let it stand. */
  | 'unopposed'
  /** The reviewer gave a reason, and the author went along. */
  | 'insisted';

/** A discussion that was settled with a reason, by the words of both sides. */
export type Decision = {
  readonly kind: DecisionKind;
  /** Who gave the reason, where, and the sentences that give it. */
  readonly reason: {
    readonly by: Person;
    readonly messageId: MessageId;
    readonly line: number;
    readonly text: string;
  };
  /** What the other side said to it; null where nobody objected. */
  readonly consent: {
    readonly by: Person;
    readonly messageId: MessageId;
    readonly line: number;
    readonly text: string;
  } | null;
};

/** What a series teaches beyond itself, by the ids of its comments. */
export type Knowledge = {
  readonly topics: ReadonlyMap<string, readonly TopicMention[]>;
  readonly decisions: ReadonlyMap<string, Decision>;
};

/** A patch and the mail that it was posted in. */
export type PostedPatch = { readonly messageId: MessageId; readonly patch: Patch };

/** The patches of a series as they were posted first, and the comments on that revision. */
export type PostedSeries = {
  readonly id: MessageId;
  readonly patches: readonly PostedPatch[];
  readonly comments: readonly JudgedComment[];
};

/** A series with all comments on its revisions. */
export type DiscussedSeries = { readonly id: MessageId; readonly comments: readonly JudgedComment[] };
