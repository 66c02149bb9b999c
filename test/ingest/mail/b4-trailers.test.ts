import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listGivenTrailers } from '#ingest/mail/given-trailer.ts';
import { parseMessage } from '#ingest/mail/message.ts';
import { isGivenBy, listTrailers, type TextLine } from '#ingest/mail/trailer.ts';

/** b4's own test data: threads, and the patch as b4 writes it with the trailers that it found in them. */
const folder = new URL('../../../../shared/mail/b4/', import.meta.url);
const isThere = existsSync(folder);
if (!isThere) console.log('skipped: ../shared/mail/b4 is missing');

describe.skipIf(!isThere)('finds in a thread what b4 finds', () => {
  test.each([
    'single',
    'bare-address',
    'htmljunk',
    'name-parens',
    'stripped-lines',
    'non-git-patch',
    'non-git-patch-with-comments',
    'nore',
  ])('%s', async (name) => {
    const mails = await readMbox(`trailers-followup-${name}.mbox`);
    const [patch, ...replies] = mails;
    const given = replies.flatMap(({ from, lines }) =>
      listGivenTrailers(ownLines(lines)).filter((trailer) => isGivenBy(trailer, from)),
    );
    const before = new Set(byLines(patch?.lines ?? []));
    const after = byLines(linesOf(readFileSync(new URL(`trailers-followup-${name}-ref-defaults.txt`, folder), 'utf8')));
    expect(given.map(({ token, value }) => `${token}: ${value}`)).toEqual(after.filter((line) => !before.has(line)));
    expect(given.length).toBeGreaterThan(0);
  });
});

async function readMbox(name: string) {
  const mails = readFileSync(new URL(name, folder), 'utf8')
    .split(/^From \S+ .*\n/m)
    .filter((mail) => mail !== '');
  const context = { received: null, list: null, copy: 'mail' } as const;
  const parsed = await Promise.all(mails.map((mail) => parseMessage(new TextEncoder().encode(mail), context)));
  return parsed.flatMap((mail) =>
    mail.kind === 'message' ? [{ from: mail.message.from, lines: linesOf(mail.message.body) }] : [],
  );
}

function linesOf(text: string): TextLine[] {
  return text.split('\n').map((line, index) => ({ text: line, line: index + 1 }));
}

/** A reply's lines but for the quoted ones and the signature. */
function ownLines(lines: readonly TextLine[]): TextLine[] {
  const end = lines.findIndex(({ text }) => text === '-- ');
  return lines.slice(0, end === -1 ? undefined : end).filter(({ text }) => !text.startsWith('>'));
}

function byLines(lines: readonly TextLine[]): string[] {
  return listTrailers(lines)
    .filter(({ token }) => /-by$/i.test(token))
    .map(({ token, value }) => `${token}: ${value}`);
}
