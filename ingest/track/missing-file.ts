import type { Comment } from '#db/model.ts';
import type { RevisionView } from './revision-view.ts';

/** How tools say that a file is not there: dt-schema, `make refcheckdocs`, compilers. */
const MISSING = [
  /doesn't exist: (\S{1,300})/,
  /(\S{1,300}): No such file or directory/,
  /can't find file: (\S{1,300})/i,
];

/** Lines of a report that are looked at. */
const MOST = 400;

/**
 * A bot tests patch by patch: it misses files that another patch of the same revision adds, which is no fault.
 * @returns the patch number that adds what a report misses; undefined where the report says more than that
 */
export function findAddedElsewhere({ isBot, text, counter }: Comment, origin: RevisionView): number | undefined {
  if (!isBot) return undefined;
  const complaints = text.split('\n', MOST).filter((line) => /\b(?:error|warning): /i.test(line));
  const homes = complaints.map((line) => {
    const path = MISSING.map((form) => form.exec(line.slice(0, 700))?.[1]).find((each) => each !== undefined);
    const home = path === undefined ? undefined : findHome(path, origin);
    return home === counter ? undefined : home;
  });
  const [first] = homes;
  return homes.every((home) => home !== undefined) ? first : undefined;
}

function findHome(path: string, { patches }: RevisionView): number | undefined {
  return patches.find(({ patch }) =>
    patch.files.some((file) => file.status === 'added' && (file.path === path || file.path.endsWith(`/${path}`))),
  )?.counter;
}
