import type { Comment } from '#db/model.ts';
import type { Discussion } from './discussion.ts';
import { findRepeats } from './repeat.ts';

/** The comments that came of discussions, oldest first. */
export function closeDiscussions(discussions: readonly Discussion[]): Comment[] {
  const comments = discussions.map(({ comment, answers }): Omit<Comment, 'repeats'> => {
    const ordered = [...answers].sort((a, b) => a.sent - b.sent);
    const response = ordered.find((answer) => answer.role === 'author');
    return {
      ...comment,
      answers: ordered,
      response: responseKind(response?.kind),
      responseId: response?.messageId ?? null,
    };
  });
  comments.sort(
    (a, b) => a.sent - b.sent || (a.messageId === b.messageId ? a.first - b.first : a.messageId < b.messageId ? -1 : 1),
  );
  const repeats = findRepeats(comments);
  return comments.map((comment) => ({ ...comment, repeats: repeats.get(comment.id) ?? null }));
}

function responseKind(kind: Discussion['answers'][number]['kind'] | undefined): Comment['response'] {
  switch (kind) {
    case undefined:
      return 'none';
    case 'withdrawn':
    case 'accepted':
      return 'agreed';
    case 'insisted':
      return 'disagreed';
    default:
      return kind;
  }
}
