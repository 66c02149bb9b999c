import { formatPageAuthor, formatPageMail } from '#ingest/source/page/page-mail.ts';

/** What of Patchwork's JSON is not as its API says. */
export class PatchworkError extends Error {}

/** How a text says that it is encoded is no longer true: Patchwork decoded it. */
const decodedFields = new Set(['content-type', 'content-transfer-encoding', 'content-length', 'mime-version', 'lines']);

/**
 * A patch, cover letter or comment of Patchwork's REST API (1.1 and later) as the mail that it was, as RFC 5322 bytes. The
 * text of a patch is in two parts there, `content` and `diff`; a signature is gone.
 */
export function formatPatchworkMail(json: unknown): Uint8Array {
  const messageId = /^<?([^<>\s]{1,1000})>?$/.exec(textOf(json, 'msgid'))?.[1];
  if (messageId === undefined) throw new PatchworkError('a mail without msgid');
  const diff = textOf(json, 'diff').trim();
  const text = textOf(json, 'content').trim();
  const body = diff === '' ? `${text}\n` : `${text}\n\n${diff}\n`;
  const fields = listFields(fieldOf(json, 'headers'));
  if (!fields.some((field) => /^from:/i.test(field))) return formatWithoutHeaders(json, messageId, body);
  const header = [
    ...fields.filter((field) => !/^message-id:/i.test(field)),
    `Message-ID: <${messageId}>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ];
  return new TextEncoder().encode(`${header.join('\n')}\n\n${body}`);
}

/** What every mail of Patchwork has, where its headers are kept back. */
function formatWithoutHeaders(json: unknown, messageId: string, body: string): Uint8Array {
  const submitter = fieldOf(json, 'submitter');
  const date = new Date(`${textOf(json, 'date')}Z`);
  return formatPageMail({
    from: formatPageAuthor(textOf(submitter, 'name'), textOf(submitter, 'email')),
    subject: textOf(json, 'subject') || textOf(json, 'name'),
    date: Number.isNaN(date.getTime()) ? '' : date.toUTCString(),
    messageId,
    inReplyTo: null,
    body,
  });
}

/** `{"From": "...", "Received": ["...", "..."]}` as lines; a value keeps its folds, and none can begin a field of its own. */
function listFields(headers: unknown): readonly string[] {
  if (typeof headers !== 'object' || headers === null) return [];
  return Object.entries(headers).flatMap(([name, value]: [string, unknown]) => {
    if (!/^[!-9;-~]+$/.test(name) || decodedFields.has(name.toLowerCase())) return [];
    return [value].flat().map(
      (text) =>
        `${name}: ${String(text)
          .replace(/\r?\n(?![ \t])/g, ' ')
          .replace(/\r/g, '')}`,
    );
  });
}

/** A text in a JSON object; '' where it is none. */
export function textOf(json: unknown, name: string): string {
  const value = fieldOf(json, name);
  return typeof value === 'string' ? value : '';
}

export function fieldOf(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[name] : undefined;
}
