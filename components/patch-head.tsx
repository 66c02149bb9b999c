import { spellOut } from '#db/deceptive-text.ts';
import type { Message, Patch, Revision, Seconds, Series } from '#db/model.ts';
import { ClearText } from './clear-text.tsx';
import { type ArchiveLink, messageHref, patchHref, seriesHref } from './href.ts';
import { nameOf, PersonName } from './person-name.tsx';
import { Time } from './time.tsx';

type Props = {
  readonly message: Message;
  readonly patch: Patch;
  readonly series: Series | null;
  readonly archive: ArchiveLink | null;
  readonly now: Seconds;
};

/** What the patch is, and the way to its neighbours: the other patches of its revision, itself in other revisions. */
export function PatchHead({ message, patch, series, archive, now }: Props) {
  const revision = series?.revisions.find(({ patches }) =>
    patches.some((each) => each.messageId === message.messageId),
  );
  const place = revision?.patches.findIndex((each) => each.messageId === message.messageId) ?? -1;
  const own = revision?.patches[place];
  return (
    <header className="page-head">
      {series && revision && (
        <p className="trail">
          <a href={seriesHref(series.id)}>
            <ClearText text={series.title} />
          </a>
          {` · ${revision.name} · patch ${own?.counter} of ${revision.total}`}
        </p>
      )}
      <h1>
        <ClearText text={patch.title} />
      </h1>
      <p className="facts">
        <span>
          by{' '}
          {patch.author.address === message.from.address ? (
            <PersonName person={patch.author} />
          ) : (
            <>
              {nameOf(patch.author)}, sent by <PersonName person={message.from} />
            </>
          )}
        </span>
        <Time at={message.sent} now={now} />
        <a href={messageHref(message.messageId)}>mail</a>
        {archive && <a href={archive.href}>{archive.name}</a>}
      </p>
      {series && revision && <Neighbours revision={revision} place={place} series={series} />}
    </header>
  );
}

function Neighbours({ revision, place, series }: { revision: Revision; place: number; series: Series }) {
  const own = revision.patches[place];
  const before = revision.patches[place - 1];
  const after = revision.patches[place + 1];
  const versions = own ? listVersions(series, own.messageId) : [];
  return (
    <nav className="facts jumps" aria-label="Patches">
      {before && (
        <a href={patchHref(before.messageId)} rel="prev">
          ← {before.counter} {spellOut(before.title)}
        </a>
      )}
      {after && (
        <a href={patchHref(after.messageId)} rel="next">
          {after.counter} {spellOut(after.title)} →
        </a>
      )}
      {versions.length > 1 && (
        <span>
          this patch in{' '}
          {versions.map(({ name, messageId }, index) => (
            <span key={messageId}>
              {index > 0 && ', '}
              <a
                href={patchHref(messageId)}
                aria-current={messageId === own?.messageId ? 'page' : undefined}
                data-version
              >
                {name}
              </a>
            </span>
          ))}
        </span>
      )}
    </nav>
  );
}

/** The same patch in each revision that has it, oldest first, by the steps from one to the next. */
function listVersions({ revisions, steps }: Series, messageId: string): { name: string; messageId: string }[] {
  const family = new Set([messageId]);
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const { older, newer } of steps) {
      if (!older || !newer) continue;
      if (family.has(older)) family.add(newer);
      if (family.has(newer)) family.add(older);
    }
  }
  return revisions.flatMap((revision) =>
    revision.patches
      .filter((patch) => family.has(patch.messageId))
      .map((patch) => ({ name: revision.name, messageId: patch.messageId })),
  );
}
