/** Text in which what was found stands between U+0002 and U+0003. */
import { ClearText } from './clear-text.tsx';
export function MarkedText({ text }: { text: string }) {
  return text.split('\u0002').map((part, index) => {
    const [found = '', rest] = part.split('\u0003');
    // The parts have no identity but their place.
    const key = `${index}:${part}`;
    if (rest === undefined)
      return (
        <span key={key}>
          <ClearText text={part} />
        </span>
      );
    return (
      <span key={key}>
        <mark>
          <ClearText text={found} />
        </mark>
        <ClearText text={rest} />
      </span>
    );
  });
}

export type MarkedLine = { readonly line: number; readonly text: string };

/** Lines of a mail, each leading to its place where there is one. */
export function MarkedLines({ lines, hrefOf }: { lines: readonly MarkedLine[]; hrefOf?: (line: number) => string }) {
  if (lines.length === 0) return null;
  return (
    <ol className="marked-lines">
      {lines.map(({ line, text }) => (
        <li key={line}>
          {hrefOf && (
            <a className="line-number" href={hrefOf(line)} aria-label={`Line ${line}`}>
              {line}
            </a>
          )}
          <code>
            <MarkedText text={text} />
          </code>
        </li>
      ))}
    </ol>
  );
}
