import type { GivenTrailer, Message, Trailer } from '#db/model.ts';
import { listGivenTrailers } from '#ingest/mail/given-trailer.ts';
import { isGivenBy } from '#ingest/mail/trailer.ts';
import { labelOf } from '#ingest/series/label.ts';
import { isSaid, type Reply } from './reply.ts';
import { isRobot } from './robot.ts';

/** "For the series: Reviewed-by: ...", written below one of its patches. */
const WHOLE_SERIES =
  /\b(?:for|to) (?:the |this )?(?:whole |entire |full )?(?:series|set|patchset|lot)\b|\bfor all (?:of )?(?:the |these |\d+ )?patches\b/i;

/** The tags that the writer of a reply gives himself; those of others that he repeats are not his to give. */
export function listReplyTrailers(reply: Reply): readonly GivenTrailer[] {
  const { message, posting } = reply;
  if (!/-by:|\bnac?k\b/i.test(message.body)) return [];
  const own = reply.lines.flatMap(({ text }, at) => (isSaid(reply, at + 1) ? [{ text, line: at + 1 }] : []));
  return listGivenTrailers(own)
    .filter((trailer) => isGivenBy(trailer, message.from) && !isAdvice(trailer, message))
    .map((trailer) => ({
      ...trailer,
      from: message.from,
      messageId: message.messageId,
      revision: labelOf(posting.revision),
      counter: isForSeries(reply, trailer.line) ? 0 : posting.counter,
    }));
}

/** "If you fix the issue, kindly add": a robot's Reported-by is for the commit that mends it, not for this one. */
function isAdvice({ token }: Trailer, { from, body }: Message): boolean {
  return token.toLowerCase() === 'reported-by' && isRobot(from, body);
}

function isForSeries(reply: Reply, line: number): boolean {
  return reply.lines
    .slice(Math.max(0, line - 4), line + 1)
    .some(({ kind, text }) => kind === 'own' && WHOLE_SERIES.test(text));
}
