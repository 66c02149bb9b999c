import { itemHref, messageHref } from '#components/href.ts';
import { nameOf } from '#components/person-name.tsx';
import type { JudgedComment, Mark, Series } from '#db/model.ts';
import type { AtomEntry } from './atom.ts';

/** What became of one comment, as entries of a feed, the newest first: said, answered, judged, marked by hand. */
export function itemEntries(
  comment: JudgedComment,
  series: Series | undefined,
  marks: readonly Mark[],
  origin: string,
): AtomEntry[] {
  const page = `${origin}${itemHref(comment.id)}`;
  const titled = (what: string) => (series ? `${what}: ${series.title}` : what);
  const said: AtomEntry = {
    id: `${page}#said`,
    href: page,
    title: titled(`${nameOf(comment.reviewer)} on ${comment.revision.name}`),
    author: nameOf(comment.reviewer),
    updated: comment.sent,
    summary: comment.text,
    text: null,
  };
  const answers = comment.answers.map((answer) => ({
    id: `${page}#${encodeURIComponent(answer.messageId)}:${answer.first}`,
    href: `${origin}${messageHref(answer.messageId, answer.first)}`,
    title: titled(`${nameOf(answer.from)} answers`),
    author: nameOf(answer.from),
    updated: answer.sent,
    summary: answer.text,
    text: null,
  }));
  const judgements = comment.judgement.verdicts.map(({ revision, status, evidence }) => ({
    id: `${page}#${encodeURIComponent(revision.name)}-${status}`,
    href: page,
    title: titled(`${revision.name}: ${status}`),
    author: 'Reroll',
    updated: series?.revisions.find(({ name }) => name === revision.name)?.posted ?? comment.sent,
    summary: evidence.map(({ kind, detail }) => detail || kind.replaceAll('-', ' ')).join('; '),
    text: null,
  }));
  const marked = marks.map(({ status, note, by, at }) => ({
    id: `${page}#mark-${at}`,
    href: page,
    title: titled(status ? `set to ${status} by hand` : 'left to the machine again'),
    author: by || 'somebody',
    updated: at,
    summary: note,
    text: null,
  }));
  return [said, ...answers, ...judgements, ...marked].toSorted((a, b) => b.updated - a.updated);
}
