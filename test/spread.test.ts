import { expect, test } from 'vitest';
import type { MessageId } from '#db/model.ts';
import { standInsOf } from '#ingest/series/stand-in.ts';
import { SOURCES, walkSource } from './source.ts';

/**
 * `Math.max(...list)` and `list.push(...others)` put all of a list on the stack, which ends at some 120,000 of them: a
 * mail has more lines, a list more mails. Only what is short is passed so.
 */

/** Why each is short. */
const SHORT: Readonly<Record<string, string>> = {
  'bin/start.js': 'our own files',
  'cli/check-text.ts': 'excerpts of a few lines',
  'components/code-text.tsx': 'MOST_TOKENS',
  'components/patch-changes.ts': 'the lines around a change',
  'db/changelog-draft.ts': 'one line or none',
  'db/clusters.ts': 'the ids of one mail, within fields of 64 KiB',
  'db/messages.ts': 'columns of the index',
  'db/series.ts': 'columns of the index',
  'db/search/found.ts': 'SQLite takes fewer values',
  'db/search/index-text.ts': 'the fields of one mail, of 64 KiB each',
  'ingest/mail/subject-tag.ts': 'the subject of one mail, of 64 KiB',
  'ingest/review/intent.ts': 'three stops',
  'ingest/series/changelog-heading.ts': 'a line of LONGEST characters',
  'ingest/source/archive-log.ts': 'one change or none',
  'ingest/source/page/hypermail.ts': 'a pair',
  'ingest/track/status.ts': 'a pair',
};

/** `...STATES` and `...globalUnicast` are constants. */
function listSpreads(place: string): string[] {
  const found: string[] = [];
  walkSource(place, (node, textOf) => {
    if (!('arguments' in node) || !Array.isArray(node.arguments)) return;
    for (const argument of node.arguments as readonly { type: string; argument?: unknown }[])
      if (argument.type === 'SpreadElement' && !/^(?:[A-Z_]+|globalUnicast)$/.test(textOf(argument.argument)))
        found.push(textOf(node));
  });
  return found;
}

test('no list of unknown length becomes arguments', () => {
  expect(SOURCES.filter((place) => !(place in SHORT)).flatMap(listSpreads)).toEqual([]);
  expect(Object.keys(SHORT).filter((place) => listSpreads(place).length === 0)).toEqual([]);
});

test('a quarter of a million replies to a patch that is missing', () => {
  const orphan = {
    from: { name: 'Bob Roe', address: 'bob@example.org' },
    subject: 'Re: [PATCH 1/2] lamp: blink',
    references: ['1@example.org' as MessageId],
    body: 'Why?',
  };
  const orphans = Array.from({ length: 250_000 }, (_, number) => ({
    ...orphan,
    messageId: `${number}.re@example.org` as MessageId,
    sent: 1_770_000_000 + number,
  }));
  expect(standInsOf(orphans).map(({ messageId, sent }) => ({ messageId, sent }))).toEqual([
    { messageId: '1@example.org', sent: 1_770_000_000 },
  ]);
});
