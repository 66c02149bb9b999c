/** What is wrong with a query, and where in it. */
export type Problem = {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
  readonly suggestion: string | null;
};

type TryHref = (query: string) => string;

/** Why a query cannot be read: the place marked, and what was probably meant as a link. */
export function QueryProblemNote({ query, problem, tryHref }: { query: string; problem: Problem; tryHref: TryHref }) {
  return (
    <div className="prose" role="alert">
      <p>
        The query cannot be read: {problem.reason}.
        <Suggestion query={query} problem={problem} tryHref={tryHref} />
      </p>
      <pre>
        {query.slice(0, problem.start)}
        <mark>{query.slice(problem.start, problem.end)}</mark>
        {query.slice(problem.end)}
      </pre>
      <p>
        <a href="/docs/search">All operators, with examples</a>
      </p>
    </div>
  );
}

/** What was read in another way than it may have been meant. */
export function QueryDoubts({
  query,
  doubts,
  tryHref,
}: {
  query: string;
  doubts: readonly Problem[];
  tryHref: TryHref;
}) {
  return doubts.map((problem) => (
    <p key={problem.start} className="soft">
      {problem.reason}.
      <Suggestion query={query} problem={problem} tryHref={tryHref} />
    </p>
  ));
}

function Suggestion({ query, problem, tryHref }: { query: string; problem: Problem; tryHref: TryHref }) {
  if (problem.suggestion === null) return null;
  const better = query.slice(0, problem.start) + problem.suggestion + query.slice(problem.end);
  return (
    <>
      {' '}
      Did you mean <a href={tryHref(better)}>{better.trim()}</a>?
    </>
  );
}
