import { expect, it } from 'vitest';
import { listMarks, saveMark } from '#db/marks.ts';
import type { Mark } from '#db/model.ts';
import { openStore } from '#db/open.ts';

const mark = (status: Mark['status'], at: number): Mark => ({
  commentId: 'a@example.org:12',
  status,
  note: '',
  by: 'mira',
  at,
});

it('keeps the whole history of a comment, undone marks too', () => {
  const db = openStore(':memory:');
  saveMark(db, mark('addressed', 1));
  saveMark(db, mark(null, 2));
  expect(listMarks(db, 'a@example.org:12').map((each) => each.status)).toEqual(['addressed', null]);
});
