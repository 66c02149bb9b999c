import type { ReactNode } from 'react';
import type { Block, LineRange } from '#db/model.ts';
import { ClearText } from './clear-text.tsx';
import { counted } from './count.ts';

/** Of a long quote, the lines before these are folded away: what is answered stands last. */
const QUOTE_TAIL = 8;
const LONG_QUOTE = 14;

type Props = {
  readonly lines: readonly string[];
  /** null for a mail without quote structure, such as a patch. */
  readonly blocks: readonly Block[] | null;
  /** Whether each line carries its number as a link. */
  readonly isNumbered: boolean;
};

/** The text of a mail: what its writer wrote stands out, long quotes are folded. */
export function MailBody({ lines, blocks, isNumbered }: Props) {
  const parts =
    blocks && blocks.length > 0 ? joinQuotes(blocks) : [{ kind: 'own' as const, first: 1, last: lines.length }];
  const text = (range: LineRange, kind: Block['kind']) => (
    <Lines key={range.first} lines={lines} range={range} isNumbered={isNumbered} kind={kind} />
  );
  return (
    <div className="mail-body">
      {parts.flatMap((block) => {
        if (block.kind !== 'quoted' || block.last - block.first < LONG_QUOTE) return [text(block, block.kind)];
        const cut = block.last - QUOTE_TAIL;
        return [
          <details className="fold" key={block.first}>
            <summary>{counted(cut - block.first + 1, 'quoted line')}</summary>
            {text({ first: block.first, last: cut }, 'quoted')}
          </details>,
          text({ first: cut + 1, last: block.last }, 'quoted'),
        ];
      })}
    </div>
  );
}

/** A quote of a quote is folded together with what quotes it. */
function joinQuotes(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const before = joined.at(-1);
    if (block.kind === 'quoted' && before?.kind === 'quoted') joined.splice(-1, 1, { ...before, last: block.last });
    else joined.push(block);
  }
  return joined;
}

type LinesProps = {
  readonly lines: readonly string[];
  readonly range: LineRange;
  readonly isNumbered: boolean;
  readonly kind: Block['kind'];
};

function Lines({ lines, range, isNumbered, kind }: LinesProps) {
  const shown = lines.slice(range.first - 1, range.last);
  if (!isNumbered)
    return (
      <pre className={`mail-text block-${kind}`}>
        <ClearText text={shown.join('\n')} />
      </pre>
    );
  return (
    <pre className={`mail-text numbered block-${kind}`}>
      {shown.flatMap((line, index): ReactNode[] => {
        const number = range.first + index;
        return [
          <a key={number} id={`L${number}`} href={`#L${number}`} tabIndex={-1}>
            {number}
          </a>,
          <ClearText key={`${number} text`} text={`${line}\n`} />,
        ];
      })}
    </pre>
  );
}
