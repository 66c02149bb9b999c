import type { LineRange } from '#db/model.ts';

/** Lines that an attribution can run over: mailers wrap long names and addresses. */
const LONGEST = 5;

/** What may stand between an attribution and the quote: nothing, or a sign that the top was cut. */
const SKIPPED = /^[ \t]{0,20}(?:[[(<]?(?:\.{2,}|…|snip)[\])>]?)?[ \t]{0,20}$/i;

/** "wrote:" in the languages seen on the lists; what stands behind the verb is short ("wrote on 3.2.:", "a écrit :"). */
const VERB =
  /(?:\bwrote|\bwrites|\bsaid|\bschrieb|a écrit|escribi[óo]|\bescreveu|ha scritto|\bskrev|\bkirjoitti|\bschreef|\bnapisał|\bpíše|пишет|писал|написал|yazdı|写道|写到|寫道|書きました)[^:：]{0,60}[:：]$/u;

/** "Quoting A (2020-05-06):", "Excerpts from A's message of ...:", and "On ..., A:" without a verb. */
const OPENING_WITHOUT_VERB = /^(?:Quoting |Excerpts from |\* ?[A-Z]|On [A-Z\d]).{0,200}:$/u;

const OPENING =
  /^(?:On |Am |Le |El |Il |Em |Op |Den |Dne |Dnia |W dniu|Hi|Hello|Dear|Quoting |Excerpts |在 ?|于 ?|\* ?\p{Lu}|\d{1,4}[-./年])/u;

const HEADER =
  /^\*?(?:From|Sent|Date|To|Cc|CC|Subject|Von|Gesendet|An|Betreff|De|Envoyé|À|Objet|发件人|发送时间|收件人|抄送|主题)\*?[:：]/u;

/** `-----Original Message-----` and its kin, also with other dashes and languages. */
const ORIGINAL = /^[-_]{3,}[ \t]{0,3}(?:Original|Ursprüngliche|Forwarded|Message d'origine|Reply|原始邮件|邮件原件)/iu;

/**
 * The attribution that ends at or above `end` (an index): "On Tue, 5 May 2020, A wrote:" over as many lines as it took.
 * @returns indexes of its lines, or undefined where the lines above a quote are words of the writer
 */
export function findAttribution(lines: readonly string[], end: number): LineRange | undefined {
  let last = end;
  while (last >= 0 && last > end - 4 && SKIPPED.test(lines[last] ?? '')) last--;
  const text = lines[last]?.trim() ?? '';
  const final = text.charCodeAt(text.length - 1);
  if (final !== 58 && final !== 0xff1a) return undefined;
  const tail = text.slice(-240);
  if (!VERB.test(tail)) return OPENING_WITHOUT_VERB.test(tail) && /\d/.test(tail) ? { first: last, last } : undefined;
  for (let first = last; first >= 0 && first > last - LONGEST; first--) {
    const line = lines[first]?.trim() ?? '';
    if (line === '' || line.startsWith('>')) break;
    if (OPENING.test(line)) return { first, last };
  }
  const above = lines[last - 1]?.trim() ?? '';
  const isSplit = text.length < 40 && /[@<,]/.test(above) && above.length > 40;
  return { first: isSplit ? last - 1 : last, last };
}

/**
 * Outlook's header block that begins at `start`: an "Original Message" line, or three header lines of which the first
 * is From. @returns indexes of its lines
 */
export function findHeaderBlock(lines: readonly string[], start: number): LineRange | undefined {
  const isRuled = ORIGINAL.test(lines[start] ?? '');
  if (!isRuled && !/^\*?(?:From|Von|De|发件人)\*?[:：]/u.test(lines[start] ?? '')) return undefined;
  let last = start;
  let headers = 0;
  for (let index = isRuled ? start + 1 : start; index < lines.length && index < start + 24; index++) {
    const line = lines[index] ?? '';
    if (HEADER.test(line)) {
      headers++;
      last = index;
    } else if (line.trim() !== '' && !/^[ \t]/.test(line)) {
      // A long Cc goes on below without a mark; anything else ends the block.
      if (headers === 0 || !line.includes('@') || index > last + 8) break;
    } else if (line.trim() === '' && headers >= 3 && !HEADER.test(lines[index + 1] ?? '')) break;
  }
  return isRuled || headers >= 3 ? { first: start, last } : undefined;
}
