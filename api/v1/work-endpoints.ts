import { listAudit } from '#db/audit.ts';
import { digestOf, ROLES } from '#db/digest.ts';
import { findPerson } from '#db/people.ts';
import { type Endpoint, missing, page, value } from './endpoint.ts';
import { list, named, oneOf, time } from './schema.ts';

/** What waits for somebody, and what people did. */
export const workEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/people/{id}/digest',
    summary: 'What waits for a person; as `reroll digest --to ADDRESS --json`.',
    id: 'An address or a name.',
    query: [
      { name: 'role', description: 'Only what waits for them as such; all without it.', schema: oneOf(...ROLES) },
      { name: 'since', description: 'Leave out series without a mail since then.', schema: time },
    ],
    answer: named('Digest'),
    run: ({ db, id, query: { role, since } }) => {
      const person = findPerson(db, id);
      const roles = role ? ROLES.filter((each) => each === role) : ROLES;
      return person ? value(digestOf(db, person, roles, Number(since ?? 0)), id) : missing(`The person ${id}`);
    },
  },
  {
    method: 'get',
    path: '/audit',
    summary:
      'What people changed, the newest first; as `reroll audit --json`. Needs a token of scope mark, for it says who signed in.',
    query: [{ name: 'since', description: 'Leave out what was before.', schema: time }],
    isPaged: true,
    isForMarkers: true,
    answer: list(named('AuditEntry')),
    run: ({ db, query: { since, after }, limit }) => {
      const before = /^\d{1,15}$/.test(after ?? '') ? { before: Number(after) } : {};
      const entries = listAudit(db, { since: Number(since ?? 0), ...before, limit: limit + 1 });
      return page(entries, limit, ({ id }) => String(id));
    },
  },
];
