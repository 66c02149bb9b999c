import { splitDeceptive } from '#db/deceptive-text.ts';

/** Text of a mail, with the codes of characters that would deceive its reader. */
export function ClearText({ text }: { text: string }) {
  const pieces = splitDeceptive(text);
  if (pieces.every(({ kind }) => kind === 'plain')) return text;
  return pieces.map((piece, index) => {
    // The pieces have no identity but their place.
    const key = `${index}:${piece.text}`;
    if (piece.kind === 'plain') return <span key={key}>{piece.text}</span>;
    return (
      <span key={key} className="deceptive" title="a character that would not be seen, or not as what it is">
        {piece.text}
      </span>
    );
  });
}
