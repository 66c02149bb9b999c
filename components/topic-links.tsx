import { counted } from './count.ts';
import { topicHref } from './href.ts';
import type { TopicEntry } from './topic-table.tsx';

/** The topics that a comment asks for: what reviewers here ask for again and again. */
export function TopicLinks({ topics }: { topics: readonly TopicEntry[] }) {
  if (topics.length === 0) return null;
  return (
    <ul className="topic-links" aria-label="Topics">
      {topics.map(({ key, title, count, series }) => (
        <li key={key}>
          <a href={topicHref(key)}>{title}</a>
          <span className="soft">{` Reviewers here have asked this ${counted(count, 'time')}, in ${series} series.`}</span>
        </li>
      ))}
    </ul>
  );
}
