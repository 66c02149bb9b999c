import type { GivenTrailer, JudgedComment, MessageId, Revision, SeriesReview, Status } from '#db/model.ts';
import { label } from '../label.ts';

const mira = { name: 'Mira Lindqvist', address: 'mira@example.org' };
const tomas = { name: 'Tomás Ferreira', address: 'tomas@example.org' };

/** Two patches and a cover, `v2.0@example.org` to `v2.2@example.org` for revision 2. */
export function revision(number: number): Revision {
  const id = (place: number) => `v${number}.${place}@example.org` as MessageId;
  return {
    ...label(number),
    isResend: false,
    head: id(0),
    cover: id(0),
    title: 'widget: add a driver',
    prefixes: [],
    submitter: mira,
    posted: 1_770_000_000 + number * 86_400,
    total: 2,
    patches: [1, 2].map((counter) => ({
      counter,
      messageId: id(counter),
      title: `widget: step ${counter}`,
      replaces: [],
    })),
    changeId: null,
  };
}

export function comment(status: Status, change: Partial<JudgedComment> = {}): JudgedComment {
  const messageId = 'review@example.org' as MessageId;
  return {
    id: `${messageId}:12`,
    messageId,
    first: 12,
    last: 12,
    text: 'Use SZ_1M here.',
    reviewer: tomas,
    isBot: false,
    sent: 1_770_100_000,
    revision: label(1),
    counter: 1,
    anchor: {
      kind: 'line',
      patch: 'v1.1@example.org' as MessageId,
      file: 'drivers/widget/core.c',
      oldLine: null,
      newLine: 21,
      bodyLine: 48,
      code: '#define WIDGET_WINDOW 0x100000',
      candidates: 1,
    },
    kind: 'request',
    isActionable: true,
    isOptional: false,
    response: 'none',
    responseId: null,
    answers: [],
    repeats: null,
    ...change,
    judgement: {
      status,
      reason: null,
      addressedIn: status === 'addressed' ? label(2) : null,
      confidence: 0.9,
      because: 'The line still stands.',
      verdicts: [],
    },
  };
}

export function reviewedBy(counter: number, number = 1): GivenTrailer {
  return {
    token: 'Reviewed-by',
    value: `${tomas.name} <${tomas.address}>`,
    from: tomas,
    messageId: `tag${counter}@example.org` as MessageId,
    line: 3,
    revision: label(number),
    counter,
    isConditional: false,
  };
}

export function seriesReview(change: Partial<SeriesReview> = {}, revisions = [revision(1)]): SeriesReview {
  const [first] = revisions;
  if (!first) throw new Error('A series has at least one revision.');
  return {
    series: { id: first.head, title: first.title, submitter: mira, revisions, links: [], steps: [] },
    state: 'under-review',
    comments: [],
    trailers: [],
    applied: [],
    ...change,
  };
}
