/** The columns of the full-text index. */
export const COLUMNS = [
  'subject',
  'sender',
  'recipient',
  'copied',
  'list_id',
  'message_id',
  'quoted',
  'own',
  'path',
  'removed',
  'added',
  'heading',
  'context',
  'blob_before',
  'blob_after',
  'change_id',
] as const;
export type Column = (typeof COLUMNS)[number];

const CODE: readonly Column[] = ['path', 'removed', 'added', 'heading', 'context'];
const OWN: readonly Column[] = ['own', ...CODE];

/** Where words without an operator are looked for: public-inbox leaves out To, Cc and List-Id. */
export const DEFAULT_COLUMNS: readonly Column[] = ['subject', 'sender', 'message_id', 'quoted', ...OWN];

/** The same for a search in code. */
export const CODE_COLUMNS = CODE;

/** How the value of an operator is read. */
type Reading =
  /** Words, of which each is looked for in these columns. */
  | { readonly kind: 'words'; readonly columns: readonly Column[] }
  /** One value up to the next space, compared as a whole. */
  | { readonly kind: 'value' }
  /** A range of times. */
  | { readonly kind: 'time' };

export type Operator = Reading & {
  readonly name: string;
  /** What it finds, as the end of "mails ...". */
  readonly help: string;
  readonly example: string;
  /** Whether public-inbox has it, with this meaning. */
  readonly isShared: boolean;
};

function words(name: string, help: string, example: string, ...columns: readonly Column[]): Operator {
  return { kind: 'words', name, help, example, columns, isShared: true };
}

function value(name: string, help: string, example: string, isShared = true): Operator {
  return { kind: 'value', name, help, example, isShared };
}

function time(name: string, help: string, example: string): Operator {
  return { kind: 'time', name, help, example, isShared: true };
}

/** All operators: first public-inbox's (PublicInbox/Search.pm), then ours. */
export const OPERATORS: readonly Operator[] = [
  words('s', 'with these words in the subject', 's:"fix use after free"', 'subject'),
  words('b', 'with these words in the body', 'b:mutex_init', 'quoted', ...OWN),
  words('bs', 'with these words in the subject or the body', 'bs:regmap', 'subject', 'quoted', ...OWN),
  words('nq', 'with these words in the body, outside of quotes', 'nq:"please use"', ...OWN),
  words('q', 'with these words in a quote', 'q:kmalloc', 'quoted'),
  words('f', 'from this sender', 'f:mira@example.org', 'sender'),
  words('t', 'to this recipient', 't:linux-widget', 'recipient'),
  words('c', 'with this recipient in Cc', 'c:devicetree', 'copied'),
  words('tc', 'with this recipient in To or Cc', 'tc:okafor', 'recipient', 'copied'),
  words('a', 'with this person in From, To or Cc', 'a:lindqvist', 'recipient', 'copied', 'sender'),
  words('tcf', 'the same as a:', 'tcf:lindqvist', 'recipient', 'copied', 'sender'),
  words('l', 'of the list with this List-Id', 'l:widget.example.org', 'list_id'),
  words('m', 'with these words in the Message-ID', 'm:4711', 'message_id'),
  value('mid', 'with exactly this Message-ID', 'mid:20260112093000.4711-1@example.org'),
  value('lid', 'with exactly this List-Id', 'lid:widget.example.org'),
  time('d', 'sent in this range of dates', 'd:last.month..'),
  time('dt', 'sent in this range of dates and times', 'dt:20260112093000..20260113000000'),
  time('rt', 'received in this range of dates and times', 'rt:2.weeks.ago..'),
  words('dfn', 'with a diff of this file', 'dfn:drivers/widget', 'path'),
  words('dfa', 'with a diff that removes these words', 'dfa:ioremap', 'removed'),
  words('dfb', 'with a diff that adds these words', 'dfb:devm_ioremap', 'added'),
  words('dfctx', 'with a diff that has these words around its changes', 'dfctx:probe', 'context'),
  words('dfhh', 'with a diff that has these words behind @@, mostly a function', 'dfhh:widget_probe', 'heading'),
  value('dfpre', 'with a diff of a file that had this blob id', 'dfpre:1a2b3c4'),
  value('dfpost', 'with a diff that gives a file this blob id', 'dfpost:5d6e7f8'),
  value('dfblob', 'with a diff that has this blob id on either side', 'dfblob:1a2b3c4'),
  value('patchid', 'with the diff of this `git patch-id --stable`', 'patchid:0123456789abcdef0123456789abcdef01234567'),
  words('changeid', 'of the series with this change-id', 'changeid:20260112-tb210-1f2e3d', 'change_id'),
  value('is', 'with remarks that stand so, or of this sort', 'is:outstanding', false),
  value('kind', 'with remarks of this kind', 'kind:nit', false),
  value('reviewer', 'with remarks of this person', 'reviewer:okafor', false),
  value('author', 'of series that this person posted', 'author:lindqvist', false),
  value('path', 'about this file, folder or pattern', 'path:drivers/widget/', false),
  value('rev', 'of series with so many revisions; remarks on that revision', 'rev:>3', false),
  value('series', 'of the series of this Message-ID, or with this in its title', 'series:tb210', false),
];

const BY_NAME: ReadonlyMap<string, Operator> = new Map(OPERATORS.map((operator) => [operator.name, operator]));

export function findOperator(name: string): Operator | undefined {
  return BY_NAME.get(name);
}
