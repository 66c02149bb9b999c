import { findMessage, findPatch } from '#db/messages.ts';
import { countReviewed, findPerson } from '#db/people.ts';
import { listSenders } from '#db/senders.ts';
import { listLists } from '#db/series.ts';
import { listThread } from '#db/threads.ts';
import { countedPage, type Endpoint, missing, value } from './endpoint.ts';
import { list, named, text } from './schema.ts';

const ID = 'The Message-ID of a mail, without angle brackets.';

/** What is asked of mails and of people. */
export const mailEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/lists',
    summary: 'The lists, with how many series each has.',
    answer: list(named('List')),
    run: ({ db }) => value(listLists(db), 'lists'),
  },
  {
    method: 'get',
    path: '/messages/{id}',
    summary: 'A mail, decoded.',
    id: ID,
    answer: named('Message'),
    run: ({ db, id }) => value(findMessage(db, id), `The mail ${id}`),
  },
  {
    method: 'get',
    path: '/patches/{id}',
    summary: 'What a patch mail contains.',
    id: ID,
    answer: named('Patch'),
    run: ({ db, id }) => value(findPatch(db, id), `The patch ${id}`),
  },
  {
    method: 'get',
    path: '/threads/{id}',
    summary: 'All mails that hang together with this one, oldest first.',
    id: ID,
    answer: list(named('ThreadMail')),
    run: ({ db, id }) => {
      const mails = listThread(db, id);
      return mails.length > 0 ? value(mails, id) : missing(`The mail ${id}`);
    },
  },
  {
    method: 'get',
    path: '/people',
    summary: 'Who wrote mails.',
    query: [{ name: 'text', description: 'With this in the name or address.', schema: text }],
    isPaged: true,
    answer: list(named('Sender')),
    run: (input) =>
      countedPage(input, (offset) => listSenders(input.db, input.query.text ?? '', { offset, limit: input.limit + 1 })),
  },
  {
    method: 'get',
    path: '/people/{id}',
    summary: 'A person, with all addresses of the same name.',
    id: 'An address or a name.',
    answer: named('KnownPerson'),
    run: ({ db, id }) => {
      const person = findPerson(db, id);
      return person
        ? value({ ...person, reviewed: countReviewed(db, person.addresses) }, id)
        : missing(`The person ${id}`);
    },
  },
];
