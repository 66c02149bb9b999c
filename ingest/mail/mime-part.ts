import libmime from 'libmime';

/** A leaf of a mail's MIME tree, its transfer encoding undone. */
export type MimePart = {
  /** `text/plain`; lower case. */
  readonly type: string;
  /** Of the Content-Type, by lower-case name: charset, format, delsp, name. */
  readonly params: Readonly<Record<string, string>>;
  readonly fileName: string;
  readonly isAttached: boolean;
  readonly bytes: Uint8Array;
};

/** `text/plain; charset=utf-8` */
export function parseContentType(text: string): Pick<MimePart, 'type' | 'params'> {
  const { value, params } = libmime.parseHeaderValue(text);
  const type = value === false ? '' : value.trim().toLowerCase();
  // RFC 2045, 5.2: what cannot be understood is plain text. "text" alone is an old mailer's way to write it.
  return { type: type.includes('/') ? type : 'text/plain', params };
}

/**
 * The leaves of a mail with several parts, in order.
 * @param content the mail's Content-* header fields, as lines
 * @param body its bytes behind the header
 */
export async function readMimeParts(
  content: string,
  body: Uint8Array,
): Promise<{ readonly parts: readonly MimePart[]; readonly problem: string | undefined }> {
  // Most runs meet no mail of several parts; the library takes longer to load than a hundred plain mails.
  const { MailParser } = await import('mailparser');
  return new Promise((resolve) => {
    const parts: MimePart[] = [];
    const parser = new MailParser(OPTIONS);
    // mailparser takes the types of this list for text and joins them itself, without regard to their order, to
    // charsets that lie and to the quote depth of flowed text. With an empty list it hands out every leaf.
    Object.assign(parser, { textTypes: [] });
    parser.on('data', (data) => {
      if (data.type !== 'attachment') return;
      const chunks: Uint8Array[] = [];
      data.content.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      data.content.on('error', () => data.release());
      data.content.on('end', () => {
        const header = data.headers.get('content-type');
        const params = typeof header === 'object' && 'params' in header ? header.params : {};
        parts.push({
          type: data.contentType,
          params,
          fileName: data.filename ?? '',
          isAttached: data.contentDisposition === 'attachment',
          bytes: joinChunks(chunks),
        });
        data.release();
      });
    });
    const settle = (problem: string | undefined) => {
      stopWaiting();
      resolve({ parts, problem });
    };
    const stopWaiting = afterTurns(TURNS + body.length, () => settle('broken MIME: a part without an end'));
    parser.on('end', () => settle(undefined));
    parser.on('error', (error: Error) => settle(`broken MIME: ${error.message}`));
    parser.write(new TextEncoder().encode(`${content}\n\n`));
    parser.end(cutBlanks(body));
  });
}

const OPTIONS = { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true, skipTextLinks: true };

/** Turns of the event loop that the smallest mail may take. */
const TURNS = 1_000;

/**
 * mailparser waits forever for the end of some broken parts (nodemailer/mailparser#190, #224). It needs neither time nor
 * files, so a turn of the event loop always brings it further, by more than a byte: when there were more turns than
 * bytes, it waits for nothing. Counting turns gives the same result on a slow machine.
 * @returns what ends the waiting
 */
function afterTurns(count: number, then: () => void): () => void {
  let left = count;
  const turn = () => {
    if (left-- > 0) next = setImmediate(turn);
    else then();
  };
  let next = setImmediate(turn);
  return () => clearImmediate(next);
}

/**
 * Shortens runs of blanks that no writer made. mailparser's quoted-printable decoder takes time quadratic in the
 * length of such a run: a megabyte of spaces would take hours.
 */
function cutBlanks(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  let blanks = 0;
  for (const byte of bytes) {
    blanks = byte === SPACE || byte === TAB ? blanks + 1 : 0;
    if (blanks <= MAX_BLANKS) kept[length++] = byte;
  }
  return kept.subarray(0, length);
}

const [SPACE, TAB] = [0x20, 0x09];
const MAX_BLANKS = 200;

function joinChunks(chunks: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
}
