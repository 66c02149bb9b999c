import { spellOut } from '#db/deceptive-text.ts';
import type { Patch } from '#db/model.ts';
import { ClearText } from './clear-text.tsx';
import { discussionId, statusNote } from './discussion.tsx';
import { itemHref } from './href.ts';
import { type Item, shortPlaceOf } from './item.ts';
import { compareLines, listFileChanges, type Region } from './patch-changes.ts';
import { nameOf } from './person-name.tsx';
import { StatusMark } from './status-mark.tsx';

/** A patch in one revision, or as it was committed, with the words of its commit message. */
export type PatchVersion = {
  readonly name: string;
  /** Its own page, where it has one. */
  readonly href: `/patch/${string}` | null;
  readonly patch: Patch;
  readonly message: readonly string[];
};

type Props = { readonly older: PatchVersion; readonly newer: PatchVersion; readonly items: readonly Item[] };

/** What became of one patch between two revisions: message, tags and code, with the items that ask for it beside. */
export function PatchChange({ older, newer, items }: Props) {
  const message = compareLines([older.patch.title, ...older.message], [newer.patch.title, ...newer.message]);
  const tags = compareLines(tagsOf(older), tagsOf(newer));
  const files = listFileChanges(older.patch, newer.patch);
  const isSame = [message, tags].every((regions) => regions?.length === 0) && files.length === 0;
  return (
    <div className="patch-change">
      <div>
        {isSame && <p className="soft">Nothing changed.</p>}
        <Change title="Commit message" regions={message} />
        <Change title="Tags" regions={tags} />
        {files.map(({ path, kind, regions }) => (
          <Change
            key={path}
            title={kind === 'changed' ? path : `${path} (${kind === 'come' ? 'new here' : 'gone'})`}
            regions={regions}
          />
        ))}
      </div>
      <aside aria-label={`Review items of ${spellOut(newer.patch.title)}`}>
        <p className="small">
          <VersionName {...older} /> → <VersionName {...newer} />
        </p>
        <ul>
          {items.map((item) => (
            <li key={discussionId(item)}>
              <StatusMark status={item.status} note={statusNote(item)} />
              <a href={itemHref(item.comment.id)}>{`${nameOf(item.comment.reviewer)}, ${shortPlaceOf(item)}`}</a>
              <p className="mail-text clamp">
                <ClearText text={item.comment.text} />
              </p>
            </li>
          ))}
        </ul>
      </aside>
    </div>
  );
}

function VersionName({ name, href }: PatchVersion) {
  return href ? <a href={href}>{name}</a> : <span className="mono">{name}</span>;
}

function tagsOf({ patch }: PatchVersion): string[] {
  return patch.trailers.map(({ token, value }) => `${token}: ${value}`);
}

function Change({ title, regions }: { title: string; regions: readonly Region[] | null }) {
  if (regions?.length === 0) return null;
  return (
    <figure className="change">
      <figcaption className="mono">{title}</figcaption>
      {regions === null ? (
        <p className="soft">Rewritten: too little is left to compare line by line.</p>
      ) : (
        <table className="diff">
          <caption className="hidden">{`Changes in ${title}`}</caption>
          <colgroup>
            <col className="side" />
            <col />
          </colgroup>
          {regions.map((region) => (
            <tbody key={region[0]?.place}>
              {region.map((line) => (
                <tr key={line.place} className={line.kind}>
                  <td className="side">
                    <span className="hidden">{SIDE_WORDS[line.kind]}</span>
                    <span aria-hidden="true">{SIDES[line.kind]}</span>
                  </td>
                  <td className="code-changed">{line.text}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      )}
    </figure>
  );
}

const SIDES = { both: '', gone: '◂', come: '▸' } as const;
const SIDE_WORDS = { both: '', gone: 'only before: ', come: 'only after: ' } as const;
