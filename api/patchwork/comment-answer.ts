import { whenFree } from '#db/patience.ts';
import { findPostingReply } from '#db/posting-replies.ts';
import { errorAnswer, unauthorized } from '../answer.ts';
import type { ApiRequest } from '../request.ts';
import { type Commented, findComment, findCommented, listComments, setAddressed } from './comment.ts';
import type { Context } from './context.ts';
import { wholeNumber } from './page.ts';
import { foundAnswer, pageAnswer } from './page-answer.ts';
import { isSince } from './version.ts';

/** Which comments are asked for: those of a patch or cover, or one of them. */
type Asked = { readonly kind: Commented; readonly number: number | undefined; readonly comment: string | undefined };

/** The comments of a patch or cover; one of them, and what became of it, since 1.3. */
export async function answerComments(context: Context, api: ApiRequest, url: URL, asked: Asked): Promise<Response> {
  const { method } = api.request;
  const about = asked.number === undefined ? undefined : findCommented(context, asked.kind, asked.number);
  if (!about) return errorAnswer(404, 'Not found.');
  const isRead = method === 'GET' || method === 'HEAD';
  if (asked.comment === undefined)
    return isRead
      ? pageAnswer(url, (slice) => listComments(context, asked.kind, about, slice))
      : errorAnswer(405, `Method "${method}" not allowed.`);
  const number = wholeNumber(asked.comment);
  if (number === undefined || !isSince(context.version, '1.3')) return errorAnswer(404, 'Not found.');
  if (isRead) return foundAnswer(findComment(context, asked.kind, about, number));
  if (method !== 'PATCH' && method !== 'PUT') return errorAnswer(405, `Method "${method}" not allowed.`);

  const reply = findPostingReply(context.db, about.messageId, number);
  if (!reply) return errorAnswer(404, 'Not found.');
  const { caller } = api;
  if (caller.kind !== 'token') return unauthorized('Authentication credentials were not provided.');
  if (caller.token.scope !== 'mark')
    return errorAnswer(403, 'This token may only read: make one with `reroll token add --scope mark`.');
  const addressed = await readAddressed(api.request);
  if (addressed === undefined) return Response.json({ addressed: ['Must be true, false or null.'] }, { status: 400 });
  const by = { by: caller.token.name, at: api.now };
  await whenFree(api.db, () => setAddressed(context, reply, addressed, by));
  return foundAnswer(findComment(context, asked.kind, about, number));
}

/** Longer than any of our bodies; what is longer is not read. */
const BODY_BYTES = 10_000;

/** `addressed` of a body in JSON or as a form sends it; undefined where it says nothing of the kind. */
async function readAddressed(request: Request): Promise<boolean | null | undefined> {
  if (Number(request.headers.get('content-length') ?? '0') > BODY_BYTES) return undefined;
  const text = (await request.text()).slice(0, BODY_BYTES);
  const isJson = (request.headers.get('content-type') ?? '').includes('json');
  const value = isJson ? parseJson(text) : (new URLSearchParams(text).get('addressed') ?? undefined);
  switch (value) {
    case true:
    case 'true':
    case 'True':
    case '1':
      return true;
    case false:
    case 'false':
    case 'False':
    case '0':
      return false;
    case null:
    case '':
      return null;
    default:
      return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'addressed' in value ? value.addressed : undefined;
  } catch {
    return undefined;
  }
}
