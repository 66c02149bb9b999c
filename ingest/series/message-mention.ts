import type { MessageId } from '#db/model.ts';

/** A Message-ID within a line; `start` and `end` are the columns of the URL or of the brackets around it. */
export type MessageMention = { readonly messageId: MessageId; readonly start: number; readonly end: number };

/** Longer lines are data. */
const LONGEST_LINE = 4_000;

const URL = /https?:\/\/[^\s<>"'`|\\]{4,1000}/gi;

/** Words that make a bare `<id@host>` a mail, not a person's address. */
const NAMES_MAIL =
  /\b(?:supersedes|obsoletes|message-?id|msg-?id|depends[- ]on|prerequisite-message-id|in-reply-to|link to v\d+|v\d+|series|thread|posting)\b[^<>]*$/i;

const BARE_ID = /^(?:prerequisite-)?message-id:\s*<?([^\s<>@]{1,200}@[^\s<>@]{1,100})>?\s*$/i;

/** The mails that a line names: by the URL of any archive that has the Message-ID in its path, or by the bare id. */
export function listMentions(line: string): MessageMention[] {
  if (line.length > LONGEST_LINE || !(line.includes('@') || line.includes('%40'))) return [];
  const mentions: MessageMention[] = [];
  for (const { 0: url, index } of line.matchAll(URL)) {
    const messageId = idOfUrl(url);
    if (messageId) mentions.push({ messageId, start: index, end: index + url.length });
  }
  if (mentions.length > 0) return mentions;
  const bare = BARE_ID.exec(line);
  if (bare?.[1]) return [{ messageId: bare[1] as MessageId, start: line.indexOf(bare[1]), end: line.length }];
  if (/-by:|^\s*(?:cc|to|from):/i.test(line)) return [];
  const open = line.indexOf('<');
  const close = line.indexOf('>', open);
  const id = line.slice(open + 1, close);
  if (open < 0 || close < 0 || !/^[^\s@]{1,200}@[^\s@]{1,100}$/.test(id)) return [];
  return NAMES_MAIL.test(line.slice(0, open)) ? [{ messageId: id as MessageId, start: open, end: close + 1 }] : [];
}

/** lore.kernel.org/LIST/ID/, /r/ID, patch.msgid.link/ID, patchwork's /project/P/patch/ID/: the part with the `@`. */
function idOfUrl(url: string): MessageId | undefined {
  const parts = url
    .replace(/[?#][\s\S]*$/, '')
    .split('/')
    .slice(3);
  const part = parts.map(unescapeUrl).find((each) => each.includes('@'));
  const id = part?.replace(/(?<![).,;:\]])[).,;:\]]+$/, '');
  return id && /^[^\s@]+@[^\s@]+$/.test(id) ? (id as MessageId) : undefined;
}

function unescapeUrl(part: string): string {
  return part.replace(/%([2-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
