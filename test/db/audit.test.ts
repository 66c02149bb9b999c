import { expect, test } from 'vitest';
import { listAudit } from '#db/audit.ts';
import { saveMark } from '#db/marks.ts';
import { openStore } from '#db/open.ts';
import { createSession, endSession, findSignedIn } from '#db/sessions.ts';
import { createToken, revokeToken } from '#db/tokens.ts';
import { saveTopicEdit } from '#db/topic-edits.ts';

const mira = { subject: 'https://id.example.org 1', names: ['Mira Lindqvist', 'Mira Lindqvist (mira)'] };
const other = { subject: 'https://id.example.org 2', names: ['mira lindqvist', 'mira lindqvist (other)'] };

test('every change is told, with who and when', () => {
  const db = openStore(':memory:');
  const by = 'Mira Lindqvist';
  const secret = createSession(db, mira, 10, 1000);
  saveMark(db, { commentId: 'a@example.org:5', status: 'settled', note: 'why', by, at: 11 });
  saveMark(db, { commentId: 'a@example.org:5', status: null, note: '', by, at: 12 });
  saveTopicEdit(db, { key: 'use:devm_*', field: 'note', value: 'x'.repeat(5000), by, at: 13 });
  const { id } = createToken(db, { name: 'a bot', scope: 'mark', at: 14, by });
  revokeToken(db, id, 15, 'Tomas Okafor');
  revokeToken(db, id, 16, 'Tomas Okafor');
  endSession(db, secret, 17);
  endSession(db, secret, 18);
  expect(listAudit(db, { limit: 20 }).map(({ id: _, ...entry }) => entry)).toEqual([
    { at: 17, by, action: 'sign-out', target: mira.subject, detail: '' },
    { at: 15, by: 'Tomas Okafor', action: 'token revoked', target: String(id), detail: 'mark for a bot' },
    { at: 14, by, action: 'token made', target: String(id), detail: 'mark for a bot' },
    { at: 13, by, action: 'topic note', target: 'use:devm_*', detail: 'x'.repeat(200) },
    { at: 12, by, action: 'mark', target: 'a@example.org:5', detail: 'left to the machine' },
    { at: 11, by, action: 'mark', target: 'a@example.org:5', detail: 'settled' },
    { at: 10, by, action: 'sign-in', target: mira.subject, detail: '' },
  ]);
  expect(listAudit(db, { since: 15, limit: 20 })).toHaveLength(2);
  expect(listAudit(db, { before: 3, limit: 20 }).map(({ at }) => at)).toEqual([11, 10]);
});

test('what is told is never changed', () => {
  const db = openStore(':memory:');
  createToken(db, { name: 'a bot', scope: 'read', at: 14 });
  expect(() => db.exec("UPDATE audit SET by = 'nobody'")).toThrow('never changed');
  expect(() => db.exec('DELETE FROM audit')).toThrow('never deleted');
});

test('an account keeps its name, and no other gets it', () => {
  const db = openStore(':memory:');
  const first = createSession(db, mira, 10, 1000);
  const second = createSession(db, other, 11, 1000);
  const again = createSession(db, { ...mira, names: ['Tomas Okafor'] }, 12, 1000);
  const names = [first, second, again].map((secret) => findSignedIn(db, secret, 13));
  expect(names).toEqual(['Mira Lindqvist', 'mira lindqvist (other)', 'Mira Lindqvist']);
});

test('sessions are forgotten when they are over', () => {
  const db = openStore(':memory:');
  const first = createSession(db, mira, 10, 20);
  expect(findSignedIn(db, first, 20)).toBeUndefined();
  createSession(db, mira, 20, 30);
  expect(db.prepare('SELECT count(*) FROM session').pluck().get()).toBe(1);
  expect(JSON.stringify(db.prepare('SELECT * FROM session').all())).not.toContain(first);
});
