import { describe, expect, test } from 'vitest';
import { openStore } from '#db/open.ts';
import { findPerson } from '#db/people.ts';

const MIRA = ['Mira Lindqvist', 'mira@example.org'] as const;
const OTHER = ['Mira Lindqvist', 'mira@work.example.org'] as const;
const OLE = ['Ole', 'ole@example.org'] as const;
const OLE_AGAIN = ['Ole Berg', 'ole@example.org'] as const;

/** People who posted, and people who reviewed. */
function storeOf(
  submitters: readonly (readonly [string, string])[],
  reviewers: readonly (readonly [string, string])[],
) {
  const db = openStore(':memory:');
  const series = db.prepare("INSERT INTO series VALUES (?, 't', ?, ?, 'under-review', 1, 1, 1, 1, 1, '{}', 1, 'v1')");
  for (const [index, [name, address]] of submitters.entries()) series.run(`s${index}`, name, address);
  const comment =
    db.prepare(`INSERT INTO comment (id, series, message_id, reviewer_name, reviewer_address, sent, revision,
    kind, is_actionable, status, content) VALUES (?, 's0', 'm', ?, ?, 1, 1, 'request', 1, 'open', '{}')`);
  for (const [index, [name, address]] of reviewers.entries()) comment.run(`m:${index}`, name, address);
  return db;
}

describe('a person is found', () => {
  const db = storeOf([MIRA, OLE], [OTHER, OLE_AGAIN, OLE_AGAIN]);
  test.each([
    ['by an address, with those of the same name', 'mira@example.org', MIRA[0], [MIRA[1], OTHER[1]]],
    ['by a name in another case', 'mira LINDQVIST', MIRA[0], [MIRA[1], OTHER[1]]],
    ['by the name that an address has most often', 'OLE@example.org', 'Ole Berg', [OLE[1]]],
  ])('%s', (_, text, name, addresses) => {
    const found = findPerson(db, text);
    expect({ ...found, addresses: found?.addresses.toSorted() }).toEqual({ name, addresses });
  });

  test('or not', () => {
    expect(findPerson(db, 'nobody')).toBeUndefined();
  });
});
