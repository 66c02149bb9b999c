import { findMessage, findPatch } from '#db/messages.ts';
import type { Message, Patch } from '#db/model.ts';
import type { Database } from '#db/open.ts';
import { listWords } from '#db/query/word.ts';

/** A query made from the archive's own mails, and the operator that it tries. */
export type AgreementQuery = { readonly operator: string; readonly query: string };

/** Mails looked at for each operator at most, until it has its queries. */
const TRIES = 40;

type Maker = (mail: Message, patch: Patch | undefined, turn: number) => string | undefined;

/** How many queries of each kind, and how one is made from a mail; 200 in all. */
const KINDS: readonly (readonly [operator: string, count: number, maker: Maker])[] = [
  ['word', 12, (mail, _, turn) => pick(wordsOf(ownText(mail)), turn)],
  ['word*', 6, (mail, _, turn) => beginning(pick(wordsOf(ownText(mail)), turn))],
  ['"phrase"', 12, (mail, _, turn) => phraseOf(pick(linesOf(ownText(mail)), turn))],
  ['s:', 10, (mail, _, turn) => prefixed('s', turn % 2 ? pick(wordsOf(mail.subject), turn) : phraseOf(mail.subject))],
  ['b:', 6, (mail, _, turn) => prefixed('b', pick(wordsOf(mail.body), turn))],
  ['bs:', 4, (mail, _, turn) => prefixed('bs', pick(wordsOf(mail.body), turn))],
  ['nq:', 6, (mail, _, turn) => prefixed('nq', pick(wordsOf(ownText(mail)), turn))],
  ['q:', 8, (mail, _, turn) => prefixed('q', pick(wordsOf(quotedText(mail)), turn))],
  ['f:', 10, (mail, _, turn) => prefixed('f', turn % 2 ? mail.from.address : pick(wordsOf(mail.from.name), turn))],
  ['t:', 6, (mail, _, turn) => prefixed('t', pick(mail.to, turn)?.address)],
  ['c:', 6, (mail, _, turn) => prefixed('c', pick(mail.cc, turn)?.address)],
  ['tc:', 4, (mail, _, turn) => prefixed('tc', pick(wordsOf(pick(mail.cc, turn)?.name ?? ''), turn))],
  ['a:', 6, (mail, _, turn) => prefixed('a', pick(mail.cc, turn)?.address)],
  ['l:', 2, (mail) => prefixed('l', mail.lists[0])],
  ['m:', 4, (mail) => prefixed('m', mail.messageId.split('@')[0])],
  ['mid:', 2, (mail) => prefixed('mid', mail.messageId)],
  ['d:', 10, (mail, _, turn) => daysOf(mail.sent, turn)],
  ['dt:', 4, (mail) => `dt:${digits(mail.sent - 86_400, 14)}..${digits(mail.sent + 7200, 14)}`],
  ['rt:', 4, (mail) => `rt:${mail.sent - 86_400}..${mail.sent + 86_400}`],
  ['dfn:', 10, (_, patch, turn) => prefixed('dfn', pathOf(patch, turn))],
  ['dfa:', 6, (_, patch, turn) => prefixed('dfa', pick(wordsOf(changed(patch, 'removed')), turn))],
  ['dfb:', 8, (_, patch, turn) => prefixed('dfb', pick(wordsOf(changed(patch, 'added')), turn))],
  ['dfctx:', 6, (_, patch, turn) => prefixed('dfctx', pick(wordsOf(changed(patch, 'context')), turn))],
  ['dfhh:', 6, (_, patch, turn) => prefixed('dfhh', pick(wordsOf(headings(patch)), turn))],
  ['dfpre:', 4, (mail, _, turn) => prefixed('dfpre', pick(blobs(mail), turn)?.[0])],
  ['dfpost:', 4, (mail, _, turn) => prefixed('dfpost', pick(blobs(mail), turn)?.[1]?.slice(0, 9))],
  ['dfblob:', 2, (mail, _, turn) => prefixed('dfblob', pick(blobs(mail), turn)?.[1])],
  ['patchid:', 4, (_, patch) => prefixed('patchid', patch?.patchId ?? undefined)],
  ['AND, OR, NOT, +, -, ( )', 28, combined],
];

/** The same queries for the same archive, whatever the order in which it was read. */
export function listAgreementQueries(db: Database): readonly AgreementQuery[] {
  const ids = db
    .prepare<[], { id: string }>('SELECT DISTINCT message_id AS id FROM message ORDER BY sent, message_id')
    .all();
  const patches = db
    .prepare<[], { id: string }>(
      'SELECT message_id AS id FROM patch JOIN message ON message.id = message ORDER BY sent, message_id',
    )
    .all();
  return KINDS.flatMap(([operator, count, maker], kind) => {
    const queries = new Set<string>();
    for (let turn = 0; turn < TRIES && queries.size < count; turn++) {
      const from = operator.startsWith('df') || operator === 'patchid:' ? patches : ids;
      // Steps of a prime spread over the archive.
      const id = from[((turn + 1) * 7919 + kind * 104_729) % from.length]?.id ?? '';
      const mail = findMessage(db, id);
      const query = mail && maker(mail, findPatch(db, id), turn);
      if (query) queries.add(query);
    }
    return [...queries].map((query) => ({ operator, query }));
  });
}

/** Words and operators joined in each way in turn. */
function combined(mail: Message, patch: Patch | undefined, turn: number): string | undefined {
  const words = wordsOf(ownText(mail));
  const [a, b, c] = [pick(words, turn), pick(words, turn + 3), pick(wordsOf(mail.subject), turn)];
  const from = prefixed('f', mail.from.address);
  if (!a || !b || !c || !from) return undefined;
  const day = digits(mail.sent, 8);
  const file = pathOf(patch, turn) ?? 'Makefile';
  const forms = [
    `${a} ${b}`,
    `${a} AND ${b}`,
    `${a} OR ${b}`,
    `${a} NOT ${b}`,
    `${a} AND NOT ${from}`,
    `${a} -${b}`,
    `+${a} +${c} -${b}`,
    `(${a} OR ${b}) s:${c}`,
    `s:(${a} OR ${c}) ${from}`,
    `${from} d:${day}..`,
    `${a} OR ${b} ${c}`,
    `${a} ${b} OR ${c}`,
    `dfn:${file} ${from}`,
    `${a} XOR ${b}`,
    `d:..${day} "${c}" ${a}*`,
  ];
  return forms[turn % forms.length];
}

function pick<T>(list: readonly T[], turn: number): T | undefined {
  return list.length === 0 ? undefined : list[(turn * 31 + 17) % list.length];
}

function prefixed(operator: string, value: string | undefined): string | undefined {
  return value ? `${operator}:${value}` : undefined;
}

/** Words as people type them: of letters, digits and underscores. */
function wordsOf(text: string): readonly string[] {
  return [...new Set(text.match(/\b[A-Za-z][A-Za-z0-9_]{3,30}\b/g) ?? [])];
}

function beginning(word: string | undefined): string | undefined {
  // Shorter beginnings have more words than public-inbox looks for.
  return word && word.length > 7 ? `${word.slice(0, -2)}*` : undefined;
}

/** Three words of a line, as they follow each other. */
function phraseOf(line: string | undefined): string | undefined {
  const words = listWords(line ?? '').slice(1, 4);
  const [first] = words;
  const last = words.at(-1);
  return first && last && words.length === 3
    ? `"${line?.slice(first.start, last.end).replaceAll('"', ' ')}"`
    : undefined;
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => listWords(line).length > 4);
}

function ownText(mail: Message): string {
  return mail.body.split(/^(?:---|diff --git .*)$/m)[0]?.replace(/^>.*$/gm, '') ?? '';
}

function quotedText(mail: Message): string {
  return (mail.body.match(/^>.*$/gm) ?? []).join('\n');
}

function pathOf(patch: Patch | undefined, turn: number): string | undefined {
  const path = pick(patch?.files ?? [], turn)?.path;
  return turn % 2 ? path : path?.slice(path.lastIndexOf('/') + 1);
}

function changed(patch: Patch | undefined, kind: 'added' | 'removed' | 'context'): string {
  const lines = patch?.files.flatMap((file) => file.hunks.flatMap((hunk) => hunk.lines)) ?? [];
  return lines.flatMap((line) => (line.kind === kind ? [line.text] : [])).join('\n');
}

function headings(patch: Patch | undefined): string {
  return patch?.files.flatMap((file) => file.hunks.map((hunk) => hunk.heading)).join('\n') ?? '';
}

/** Ids before and after of each `index` line. */
function blobs(mail: Message): readonly (readonly string[])[] {
  return [...mail.body.matchAll(/^index ([0-9a-f]{7,})\.\.([0-9a-f]{7,})/gm)].map(([, before = '', after = '']) => [
    before,
    after,
  ]);
}

function daysOf(sent: number, turn: number): string {
  const day = digits(sent, 8);
  const dashed = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  const forms = [`d:${day}`, `d:${dashed}`, `d:${day}..`, `d:..${dashed}`, `d:${day}..${digits(sent + 864_000, 8)}`];
  const relative = ['d:2.years.ago..', 'd:..18.months.ago', 'd:5.years.ago..3.years.ago'];
  return [...forms, ...relative][turn % 8] ?? '';
}

/** `20240131093000`, UTC, cut to so many digits. */
function digits(seconds: number, count: number): string {
  return new Date(seconds * 1000).toISOString().replace(/\D/g, '').slice(0, count);
}
