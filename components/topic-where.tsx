import type { Person } from '#db/model.ts';
import { withQuery } from './href.ts';
import { PersonName } from './person-name.tsx';

type Props = {
  readonly summary: {
    readonly reviewers: readonly { readonly person: Person; readonly count: number }[];
    readonly folders: readonly { readonly path: string; readonly count: number }[];
    readonly names: readonly { readonly name: string; readonly count: number }[];
  };
  /** Keys of topics that were merged into this one. */
  readonly merged: readonly string[];
};

/** Who asks, where, and for which names. */
export function TopicWhere({ summary: { reviewers, folders, names }, merged }: Props) {
  return (
    <dl className="topic-where">
      <dt>By</dt>
      <dd>
        <ul className="counts">
          {reviewers.map(({ person, count }) => (
            <li key={person.name || person.address}>
              <PersonName person={person} /> <span className="number soft">{count}</span>
            </li>
          ))}
        </ul>
      </dd>
      {folders.length > 0 && (
        <>
          <dt>Where</dt>
          <dd>
            <ul className="counts">
              {folders.map(({ path, count }) => (
                <li key={path}>
                  <a className="mono" href={withQuery('/topics', { path })}>
                    {path}
                  </a>{' '}
                  <span className="number soft">{count}</span>
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      {names.length > 1 && (
        <>
          <dt>Names</dt>
          <dd>
            <ul className="counts">
              {names.map(({ name, count }) => (
                <li key={name}>
                  <span className="mono">{name}</span> <span className="number soft">{count}</span>
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      {merged.length > 0 && (
        <>
          <dt>With</dt>
          <dd>
            <ul className="counts">
              {merged.map((key) => (
                <li key={key} className="mono">
                  {key}
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
    </dl>
  );
}
