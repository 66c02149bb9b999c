import type { Line, MessageId } from '#db/model.ts';
import { ClearText } from './clear-text.tsx';
import { patchHref } from './href.ts';

export type SnippetProps = {
  readonly patch: MessageId;
  readonly file: string;
  /** The line in question. */
  readonly bodyLine: number;
  readonly lines: readonly Line[];
};

/** A few lines of a diff around one of them. */
export function Snippet({ patch, file, bodyLine, lines }: SnippetProps) {
  return (
    <figure className="snippet">
      <figcaption>
        <a className="mono" href={patchHref(patch, bodyLine)}>
          <ClearText text={file} />
        </a>
      </figcaption>
      <table className="diff">
        <colgroup>
          <col className="n" />
          <col className="n" />
          <col />
        </colgroup>
        <tbody>
          {lines.map((line) => (
            <tr
              key={line.bodyLine}
              className={line.kind}
              aria-current={line.bodyLine === bodyLine ? 'true' : undefined}
            >
              <td className="n">{line.oldLine}</td>
              <td className="n">{line.newLine}</td>
              <td className="code">
                <ClearText text={line.text} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
