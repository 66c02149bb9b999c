import { AUDIT_ACTIONS } from '#db/audit.ts';
import { list, messageId, named, object, oneOf, type Schema, text, time, whole } from './schema.ts';

const item = object({ comment: named('Comment'), status: named('Status') });

/** `mark` is left out where nobody marked the comment. */
const ofReviewer: Schema = {
  type: 'object',
  properties: { comment: named('Comment'), series: messageId, title: text, mark: named('Mark') },
  required: ['comment', 'series', 'title'],
  additionalProperties: false,
};

/** What waits for somebody, and what people did. */
export const workSchemas: Readonly<Record<string, Schema>> = {
  Digest: object(
    {
      own: list(object({ series: named('SeriesRow'), items: list(item) })),
      toLook: list(ofReviewer),
      missed: list(ofReviewer),
      ready: list(named('SeriesRow')),
    },
    'Outstanding in their series; said to be addressed and waiting for their look; missed by a newer revision; ready to apply.',
  ),
  AuditEntry: object(
    { id: whole, at: time, by: text, action: oneOf(...AUDIT_ACTIONS), target: text, detail: text },
    'One change that somebody made.',
  ),
};
