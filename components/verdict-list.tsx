import type { Verdict } from '#db/model.ts';
import { isSure } from '#db/status.ts';
import { messageHref } from './href.ts';
import { Snippet, type SnippetProps } from './snippet.tsx';
import { StatusMark } from './status-mark.tsx';

type Props = {
  readonly verdicts: readonly Verdict[];
  /** The code of a verdict's place. */
  readonly snippet: (verdict: Verdict) => SnippetProps | null;
};

/** Per later revision: whether it did what was asked, how sure that is, what shows it, and what the code became. */
export function VerdictList({ verdicts, snippet }: Props) {
  if (verdicts.length === 0) return <p className="soft">No later revision was judged.</p>;
  return (
    <ol className="verdicts">
      {verdicts.map((verdict) => {
        const code = snippet(verdict);
        return (
          <li key={verdict.revision.name}>
            <h3>
              {verdict.revision.name}: <StatusMark status={verdict.status} />{' '}
              <span className="soft small">{sureness(verdict.confidence)}</span>
            </h3>
            <ul className="evidence">
              {verdict.evidence.map((each) => (
                <li key={`${each.kind}:${each.messageId}:${each.line}:${each.detail}`}>
                  {each.detail || each.kind.replaceAll('-', ' ')}{' '}
                  <a href={messageHref(each.messageId, each.line)}>mail</a>
                </li>
              ))}
              {verdict.evidence.length === 0 && <li className="soft">nothing shows it either way</li>}
            </ul>
            {code && <Snippet {...code} />}
          </li>
        );
      })}
    </ol>
  );
}

/** A confidence from 0 to 1 in words. */
function sureness(confidence: number): string {
  if (confidence >= 0.9) return 'sure';
  return isSure(confidence) ? 'likely' : 'unsure, check';
}
