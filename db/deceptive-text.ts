/**
 * Characters that make text look like what it is not ("Trojan Source", CVE-2021-42574; Unicode Technical Report 36):
 * those that turn its direction, those that nobody sees, control characters, and letters of another alphabet within a
 * Latin word. Line ends and tabs are none.
 */

/** A piece of a text: plain, or the code of one character that must not be printed as it is: `U+202E`. */
export type TextPiece = { readonly kind: 'plain' | 'code'; readonly text: string };

const CONTROL = '\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f';
const BIDI = '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069';
const INVISIBLE =
  '\\u00ad\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180e\\u200b\\u2028\\u2029\\u2060-\\u2065\\u206a-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb\\u{e0000}-\\u{e0fff}';
/** They join or part the letters of many scripts, and the pictures of an emoji; within Latin text they only hide. */
const JOINER =
  '(?<![\\p{L}\\p{M}\\p{Extended_Pictographic}\\u{1f3fb}-\\u{1f3ff}\\ufe0f])[\\u200c\\u200d]|(?<=\\p{Script=Latin})[\\u200c\\u200d]';
const SELECTOR = '(?<![\\p{Extended_Pictographic}\\d#*])[\\ufe00-\\ufe0f]';
const DECEPTIVE = new RegExp(`[${CONTROL}${BIDI}${INVISIBLE}]|${JOINER}|${SELECTOR}`, 'gu');

/** Cyrillic and Greek letters that look like Latin ones. */
const LOOKALIKES = 'АВЕКМНОРСТХЅІЈаеорсухѕіјԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο';
const LOOKALIKE = new RegExp(`[${LOOKALIKES}]`, 'gu');
const WORD = /[\p{L}\p{N}_]+/gu;

/** All characters that deceive at some places; nearly no text has one. */
const SUSPECT = new RegExp(`[${CONTROL}${BIDI}${INVISIBLE}\\u200c\\u200d\\ufe00-\\ufe0f${LOOKALIKES}]`, 'u');

/** A text in pieces, in order; one piece where nothing in it deceives. */
export function splitDeceptive(text: string): readonly TextPiece[] {
  if (!SUSPECT.test(text)) return [{ kind: 'plain', text }];
  const pieces: TextPiece[] = [];
  let end = 0;
  const addPlain = (start: number) => {
    if (start > end) pieces.push({ kind: 'plain', text: text.slice(end, start) });
  };
  for (const { index, character } of listDeceptive(text)) {
    addPlain(index);
    pieces.push({ kind: 'code', text: codeOf(character) });
    end = index + character.length;
  }
  addPlain(text.length);
  return pieces;
}

/** The text with the code in brackets in the place of each deceptive character: `user[U+202E]nimda`. */
export function spellOut(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return splitDeceptive(text)
    .map((piece) => (piece.kind === 'code' ? `[${piece.text}]` : piece.text))
    .join('');
}

type Found = { readonly index: number; readonly character: string };

function listDeceptive(text: string): Found[] {
  const found = [...text.matchAll(DECEPTIVE)].map(({ 0: character, index }) => ({ index, character }));
  return [...found, ...listLookalikes(text)].sort((a, b) => a.index - b.index);
}

/** `pаypal` with a Cyrillic а; a word that is Cyrillic throughout is none. */
function listLookalikes(text: string): Found[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index: start }) =>
    /[A-Za-z]/.test(word)
      ? [...word.matchAll(LOOKALIKE)].map(({ 0: character, index }) => ({ index: start + index, character }))
      : [],
  );
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
