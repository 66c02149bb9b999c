import type { Seconds, TopicKind } from '#db/model.ts';
import { topicHref } from './href.ts';
import { Time } from './time.tsx';

/** A topic as pages list it. */
export type TopicEntry = {
  readonly key: string;
  readonly kind: TopicKind;
  readonly title: string;
  readonly count: number;
  readonly series: number;
  readonly reviewers: number;
  readonly addressed: number;
  readonly lists: readonly string[];
  readonly lastAsked: Seconds;
};

/** What each kind of topic asks for, as a word or two. */
export const TOPIC_KIND_WORDS: Readonly<Record<TopicKind, string>> = {
  use: 'name to use',
  avoid: 'name to avoid',
  order: 'order',
  check: 'check',
  style: 'style',
  binding: 'binding',
  process: 'process',
  phrase: 'phrase',
};

/** Topics, one a row: what is asked, how often, by how many, how often a later revision did it. */
export function TopicTable({ topics, now }: { topics: readonly TopicEntry[]; now: Seconds }) {
  return (
    <table className="series-table topic-table">
      <caption className="hidden">Topics</caption>
      <thead>
        <tr>
          <th scope="col">What is asked</th>
          <th scope="col">Asked</th>
          <th scope="col">Series</th>
          <th scope="col">Reviewers</th>
          <th scope="col">Addressed</th>
          <th scope="col">Last asked</th>
        </tr>
      </thead>
      <tbody>
        {topics.map((topic) => (
          <tr key={topic.key} data-stop>
            <th scope="row">
              <a className="series-title" href={topicHref(topic.key)}>
                {topic.title}
              </a>
              <span className="row-facts">
                <span>{TOPIC_KIND_WORDS[topic.kind]}</span>
                <span className="mono">{topic.key}</span>
                <span>{topic.lists.join(', ')}</span>
              </span>
            </th>
            <td className="number" data-label="Asked">
              {topic.count}
            </td>
            <td className="number" data-label="Series">
              {topic.series}
            </td>
            <td className="number" data-label="Reviewers">
              {topic.reviewers}
            </td>
            <td className="number" data-label="Addressed">
              {Math.round((100 * topic.addressed) / topic.count)} %
            </td>
            <td data-label="Last asked">
              <Time at={topic.lastAsked} now={now} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
