import type { Comment, GivenTrailer, Message, MessageId, Patch, Person, Revision, Series } from '#db/model.ts';
import { threadMessages } from '#ingest/mail/thread.ts';
import { parsePatch } from '#ingest/patch/patch.ts';
import { reviewSeries } from '#ingest/review/review.ts';
import { label } from '../../label.ts';

/** Invented threads: Mira posts a driver for a widget, Ole and Rae review it, a robot builds it. */

export const mira: Person = { name: 'Mira Lind', address: 'mira@example.org' };
export const ole: Person = { name: 'Ole Berg', address: 'ole@example.org' };
export const rae: Person = { name: 'Rae Fox', address: 'rae@example.org' };

export type Mail = {
  readonly id: string;
  readonly to?: string;
  readonly from?: Person;
  readonly body: string;
  readonly subject?: string;
};

/** The mail of the one patch that the examples review. */
export function patchBody(title = 'w'): string {
  return PATCH.replace('TITLE', title);
}

const PATCH = `Add a driver for the TITLE widget. It is found on many boards and needs
no firmware.

Signed-off-by: Mira Lind <mira@example.org>
---
 drivers/widget.c | 14 ++++++++++++++
 1 file changed, 14 insertions(+)

diff --git a/drivers/widget.c b/drivers/widget.c
index 1111111..2222222 100644
--- a/drivers/widget.c
+++ b/drivers/widget.c
@@ -10,4 +10,18 @@ static int widget_count;
 
 static int widget_probe(struct device *dev)
 {
+	struct widget *widget;
+	int ret;
+
+	widget = kzalloc(sizeof(*widget), GFP_KERNEL);
+	if (!widget)
+		return -ENOMEM;
+	ret = widget_start_the_engine_with_a_long_name(widget, WIDGET_SPEED_DEFAULT, WIDGET_FLAG);
+	if (ret)
+		return -EINVAL;
+	ret = widget_register(widget);
+	if (ret)
+		return -EINVAL;
+
+	return 0;
 }
-- 
2.40.0
`;

/** The quoted form of text. */
export function quote(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

function messageOf({ id, to, from = ole, body, subject }: Mail, sent: number): Message {
  return {
    messageId: id as MessageId,
    from,
    to: [mira],
    cc: [],
    subject: subject ?? (to === undefined ? '[PATCH] widget: add a driver' : 'Re: [PATCH] widget: add a driver'),
    sent,
    references: to === undefined ? [] : [to as MessageId],
    lists: [],
    copy: 'mail',
    body,
    problems: [],
  };
}

/** Reviews revisions of one patch each (`p1`, `p2`, ... of `posters`, else Mira) and the replies to them. */
export function review(
  replies: readonly Mail[],
  bodies: readonly string[] = [patchBody()],
  cover?: string,
  posters: readonly Person[] = [],
): { comments: Comment[]; trailers: GivenTrailer[] } {
  const posted = bodies.map((body, at) =>
    messageOf({ id: `p${at + 1}`, from: posters[at] ?? mira, body }, 1000 * (at + 1)),
  );
  const covers =
    cover === undefined ? [] : [messageOf({ id: 'p0', from: mira, body: cover, subject: '[PATCH 0/1] widget' }, 999)];
  const messages = [...covers, ...posted, ...replies.map((mail, at) => messageOf(mail, 10_000 + at))];
  const revisions = posted.map((message, at): Revision => {
    const head = covers[0]?.messageId ?? message.messageId;
    return {
      ...label(at + 1),
      isResend: false,
      head,
      cover: at === 0 ? (covers[0]?.messageId ?? null) : null,
      title: 'widget: add a driver',
      prefixes: [],
      submitter: message.from,
      posted: message.sent,
      total: 1,
      patches: [{ counter: 1, messageId: message.messageId, title: 'widget: add a driver', replaces: [] }],
      changeId: null,
    };
  });
  const series: Series = { id: 'p1' as MessageId, title: 'widget', submitter: mira, revisions, links: [], steps: [] };
  const patches = new Map(
    posted.flatMap((message): [MessageId, Patch][] => {
      const patch = parsePatch(message);
      return patch ? [[message.messageId, patch]] : [];
    }),
  );
  return reviewSeries({
    series,
    messages: new Map(messages.map((message) => [message.messageId, message])),
    patches,
    thread: threadMessages(messages),
    replies: messages.slice(covers.length + posted.length),
  });
}
