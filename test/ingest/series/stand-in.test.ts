import { describe, expect, test } from 'vitest';
import type { MessageId } from '#db/model.ts';
import { groupRevisions } from '#ingest/series/revision.ts';
import { findStandIn, type Orphan, standInsOf } from '#ingest/series/stand-in.ts';
import { ann, at, bob } from './example-posting.ts';

/** Replies to patches that went to another list. */
function orphan(id: string, subject: string, body: string, under: readonly string[] = [], from = bob): Orphan {
  return { messageId: id as MessageId, from, sent: at(0), subject, references: under as MessageId[], body };
}

const re = 'Re: [PATCH v2 16/20] lamp: register regions';

describe('standInsOf', () => {
  test('replies to one patch have one stand-in, under the id that they answer', () => {
    const standIns = standInsOf([
      orphan('r1', re, 'Why?', ['cover', 'patch']),
      orphan('r2', `AW: ${re.slice(4)}`, 'Because.', ['cover', 'patch', 'r1'], ann),
    ]);
    expect(standIns.map(({ messageId, hasDiff }) => [messageId, hasDiff])).toEqual([['patch', true]]);
    const [summary] = groupRevisions(standIns);
    expect([summary?.number, summary?.total, summary?.title]).toEqual([2, 20, 'lamp: register regions']);
  });

  test('those of one thread and count are one revision, whoever is known of them', () => {
    const standIns = standInsOf([
      orphan('r1', 'Re: [PATCH 1/3] lamp: a', 'Why?', ['cover', 'one']),
      {
        ...orphan('r2', 'Re: [PATCH 0/3] lamps', '> Signed-off-by: Ann Doe <ann@example.org>\n\nOk.', ['cover']),
        sent: at(9_000),
      },
    ]);
    const summaries = groupRevisions(standIns);
    expect(summaries.map(({ head, submitter }) => [head, submitter])).toEqual([['cover', ann]]);
    expect(summaries[0]?.postings.map(({ messageId }) => messageId)).toEqual(['cover', 'one']);
  });

  test.each([
    ['a cover letter', 'Re: [PATCH 0/3] lamp', false],
    ['a patch', 'Re: [PATCH 1/3] lamp', true],
  ])('%s', (_, subject, hasDiff) => {
    expect(standInsOf([orphan('r1', subject, '')])[0]?.hasDiff).toBe(hasDiff);
  });

  test('mail that is about no patch has none', () => {
    expect(standInsOf([orphan('r1', 'Re: lamps at the conference', 'Yes.')])).toEqual([]);
  });

  test('a saved page does not say what it answers: an id is made', () => {
    expect(standInsOf([orphan('r1', re, '')])[0]?.messageId).toMatch(/^missing\..+@reroll\.invalid$/);
  });

  test.each([
    ['unknown, where nothing says who', 'Why?', { name: '', address: '' }],
    ['who says what the next revision will have', 'I will also add a comment in next cover letter.', bob],
    ['not who quotes such words', '> I will add a comment in v3.\n\nThanks.', { name: '', address: '' }],
    ['whose sign-off is quoted', '> Add it.\n>\n> Signed-off-by: Ann Doe <ann@example.org>\n\nWhy?', ann],
  ])('the author is %s', (_, body, from) => {
    expect(standInsOf([orphan('r1', re, body)])[0]?.from).toEqual(from);
  });

  test('a reply finds its own', () => {
    const standIns = standInsOf([orphan('r1', re, ''), orphan('r2', 'Re: [PATCH v2 17/20] lamp: more', '')]);
    expect(findStandIn('Re: [PATCH v2 17/20] lamp: more', standIns)?.subject.counter).toBe(17);
    expect(findStandIn('Re: [PATCH v3 17/20] lamp: more', standIns)).toBeUndefined();
  });
});
