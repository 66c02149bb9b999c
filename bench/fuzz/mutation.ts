import type { Chance } from './chance.ts';
import { hostileText, hostileValue, runOf, TOKENS } from './hostile-text.ts';

/** A mail taken apart as far as its mutations need: header fields with their line ends, and the body. All in latin1. */
export type MailParts = { readonly fields: readonly string[]; readonly body: string };

/** One change to a mail; `ids` are the Message-IDs of its thread, with angle brackets. */
type Mutation = (mail: MailParts, chance: Chance, ids: readonly string[]) => MailParts;

export function splitMail(mail: string): MailParts {
  const end = mail.indexOf('\n\n');
  const header = end < 0 ? mail : mail.slice(0, end + 1);
  return { fields: header.split(/\n(?![ \t])/).filter(Boolean), body: end < 0 ? '' : mail.slice(end + 2) };
}

export function joinMail({ fields, body }: MailParts): Buffer {
  return Buffer.from(`${fields.join('\n')}\n\n${body}`, 'latin1');
}

/** A mail with one to four changes. */
export function mutate(mail: MailParts, chance: Chance, ids: readonly string[]): MailParts {
  let mutated = mail;
  for (let left = 1 + chance.below(4); left > 0; left--) mutated = chance.pick(MUTATIONS)(mutated, chance, ids);
  return mutated;
}

const FIELDS = [
  ...['Subject', 'From', 'Date', 'To', 'Cc', 'Message-ID', 'In-Reply-To', 'References', 'Reply-To', 'X-Original-From'],
  ...['Content-Type', 'Content-Transfer-Encoding', 'Content-Disposition', 'Received', 'List-Id'],
];

const dropField: Mutation = (mail, chance) => ({
  ...mail,
  fields: without(mail.fields, chance.below(mail.fields.length)),
});

const setField: Mutation = (mail, chance) => {
  const name = chance.pick(FIELDS);
  return withField(mail, name, hostileValue(chance, name.toLowerCase()));
};

/** What a field says, with something put into its middle. */
const spoilField: Mutation = (mail, chance) => {
  const at = chance.below(mail.fields.length);
  const field = mail.fields[at] ?? '';
  const cut = chance.below(field.length + 1);
  return { ...mail, fields: mail.fields.with(at, field.slice(0, cut) + hostileText(chance) + field.slice(cut)) };
};

const repeatField: Mutation = (mail, chance) => {
  const field = chance.pick(mail.fields);
  return {
    ...mail,
    fields: [...mail.fields, ...Array<string>(1 + chance.below(chance.isOneIn(50) ? 10_000 : 30)).fill(field)],
  };
};

/** Loops, mails that answer themselves, and lists of a thousand ancestors. */
const relink: Mutation = (mail, chance, ids) => {
  const count = chance.isOneIn(40) ? 2000 : 1 + chance.below(6);
  const references = Array.from({ length: count }, () =>
    chance.isOneIn(5) ? `<${hostileText(chance)}@x>` : chance.pick(ids),
  );
  return withField(mail, chance.pick(['In-Reply-To', 'References']), references.join(' '));
};

/** Two contents under one Message-ID. */
const takeId: Mutation = (mail, chance, ids) => withField(mail, 'Message-ID', chance.pick(ids));

const insertText: Mutation = (mail, chance) => {
  const cut = chance.below(mail.body.length + 1);
  return { ...mail, body: mail.body.slice(0, cut) + hostileText(chance) + mail.body.slice(cut) };
};

const insertLine: Mutation = (mail, chance) => changeLines(mail, chance, (lines) => [hostileText(chance), ...lines], 1);
const lengthenLine: Mutation = (mail, chance) => changeLines(mail, chance, ([line]) => [line + runOf(chance)], 1);
const dropLines: Mutation = (mail, chance) => changeLines(mail, chance, () => [], 1 + chance.below(40));
const joinLines: Mutation = (mail, chance) =>
  changeLines(mail, chance, (lines) => [lines.join(' ')], 1 + chance.below(40));
const turnLines: Mutation = (mail, chance) =>
  changeLines(mail, chance, (lines) => lines.toReversed(), 1 + chance.below(40));
const repeatLines: Mutation = (mail, chance) => {
  const count = chance.isOneIn(60) ? 2000 : 2 + chance.below(8);
  return changeLines(mail, chance, (lines) => Array(count).fill(lines).flat(), 1 + chance.below(12));
};

/** Quotes, also 500 deep. */
const quoteLines: Mutation = (mail, chance) => {
  const mark = chance
    .pick(['>', '> ', '>\t', '| ', '} ', ': ', 'Ann> '])
    .repeat(chance.isOneIn(20) ? 500 : 1 + chance.below(6));
  return changeLines(mail, chance, (lines) => lines.map((line) => mark + line), 1 + chance.below(200));
};

/** Marks of added, removed and context lines exchanged. */
const remarkLines: Mutation = (mail, chance) =>
  changeLines(
    mail,
    chance,
    (lines) => lines.map((line) => chance.pick(['+', '-', ' ', '\\', '']) + line.slice(1)),
    1 + chance.below(60),
  );

const NUMBERS = [
  '0',
  '1',
  '-1',
  '7',
  '65536',
  '999999999',
  '2147483648',
  '9007199254740993',
  '99999999999999999999',
  '',
  'x',
];

/** Hunks of a billion lines, or none. */
const spoilHunk: Mutation = (mail, chance) => {
  const number = () => chance.pick(NUMBERS);
  return replaceOne(
    mail,
    chance,
    /^@@ .*$/gm,
    () =>
      `@@ -${number()},${number()} +${number()},${number()} @@${chance.pick(['', ' int f(void)', hostileText(chance)])}`,
  );
};

/** Paths that leave the tree, hold control characters, or are quoted as git does. */
const spoilPath: Mutation = (mail, chance) =>
  replaceOne(mail, chance, /^(?:diff --git |--- |\+\+\+ |rename (?:from|to) |copy (?:from|to) ).*$/gm, (line) => {
    const start = line.indexOf(' ') + 1;
    return (
      line.slice(0, start) +
      chance.pick([
        `a/../../${chance.pick(TOKENS)}`,
        hostileText(chance),
        `"${hostileText(chance)}"`,
        `a/${runOf(chance)}`,
      ])
    );
  });

const ODD_LINES = [
  'old mode 100644\nnew mode 100755',
  'similarity index 100%\nrename from a\nrename to b',
  'index 0000000..fffffff',
  'Binary files a/x and b/y differ',
  'GIT binary patch\nliteral 99999999999\nzcmZ',
  'deleted file mode 100644',
  '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b',
  '\\ No newline at end of file',
  '-- \n2.40.1',
  '---',
  '--- ',
  'From: Eve <eve@example.org>',
  'Signed-off-by: Eve <eve@example.org>',
  '[eve: fixed]',
  '________________________________',
  '-----Original Message-----',
  '8<-----',
  '```\n```',
];
const insertOdd: Mutation = (mail, chance) =>
  changeLines(mail, chance, (lines) => [chance.pick(ODD_LINES), ...lines], 1);

const truncate: Mutation = (mail, chance) => ({
  ...mail,
  body: mail.body.slice(0, chance.below(mail.body.length + 1)),
});

const flipBytes: Mutation = (mail, chance) => {
  const bytes = Buffer.from(mail.body, 'latin1');
  for (let left = Math.min(bytes.length, 1 + chance.below(30)); left > 0; left--)
    bytes[chance.below(bytes.length)] = chance.below(256);
  return { ...mail, body: bytes.toString('latin1') };
};

/** The body as base64 or quoted-printable, said so or not, whole or spoilt. */
const encodeBody: Mutation = (mail, chance) => {
  const bytes = Buffer.from(mail.body, 'latin1');
  const encoded = chance.isOneIn(2)
    ? bytes.toString('base64').replace(/.{76}/g, '$&\n')
    : mail.body.replace(/[=\x80-\xff]/g, (byte) => `=${byte.charCodeAt(0).toString(16).toUpperCase()}`);
  return withField(
    { ...mail, body: encoded },
    'Content-Transfer-Encoding',
    hostileValue(chance, 'content-transfer-encoding'),
  );
};

/** The body as a part of parts, flat in thousands or nested a hundred deep. */
const wrapBody: Mutation = (mail, chance) => {
  const depth = chance.isOneIn(60) ? 300 : 1 + chance.below(4);
  const count = chance.isOneIn(300) ? 10_000 : chance.below(4);
  let part = `Content-Type: ${hostileValue(chance, 'content-type')}\n\n${mail.body}\n`;
  for (let level = 0; level < depth; level++) {
    const boundary = chance.isOneIn(10) ? 'same' : `b${level}`;
    const others = `--${boundary}\nContent-Type: text/plain\n\nx\n`.repeat(level === 0 ? count : 0);
    part = `Content-Type: multipart/mixed; boundary="${boundary}"\n\n--${boundary}\n${part}\n${others}${chance.isOneIn(5) ? '' : `--${boundary}--\n`}`;
  }
  const end = part.indexOf('\n\n');
  return withField({ ...mail, body: part.slice(end + 2) }, 'Content-Type', part.slice('Content-Type: '.length, end));
};

const MUTATIONS: readonly Mutation[] = [
  ...[dropField, setField, setField, spoilField, repeatField, relink, takeId],
  ...[
    insertText,
    insertText,
    insertLine,
    lengthenLine,
    dropLines,
    joinLines,
    turnLines,
    repeatLines,
    quoteLines,
    quoteLines,
  ],
  ...[
    remarkLines,
    spoilHunk,
    spoilHunk,
    spoilPath,
    spoilPath,
    insertOdd,
    insertOdd,
    truncate,
    flipBytes,
    encodeBody,
    wrapBody,
  ],
];

function without<Item>(items: readonly Item[], at: number): Item[] {
  return items.filter((_, index) => index !== at);
}

function withField(mail: MailParts, name: string, value: string): MailParts {
  const others = mail.fields.filter((field) => !field.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return { ...mail, fields: [...others, `${name}: ${value}`] };
}

/** `change` of a run of up to `most` lines somewhere in the body. */
function changeLines(
  mail: MailParts,
  chance: Chance,
  change: (lines: string[]) => readonly string[],
  most: number,
): MailParts {
  const lines = mail.body.split('\n');
  const start = chance.below(lines.length);
  return {
    ...mail,
    body: [...lines.slice(0, start), ...change(lines.slice(start, start + most)), ...lines.slice(start + most)].join(
      '\n',
    ),
  };
}

function replaceOne(mail: MailParts, chance: Chance, pattern: RegExp, change: (found: string) => string): MailParts {
  const found = [...mail.body.matchAll(pattern)];
  if (found.length === 0) return mail;
  const { 0: line, index } = chance.pick(found);
  return { ...mail, body: mail.body.slice(0, index) + change(line) + mail.body.slice(index + line.length) };
}
