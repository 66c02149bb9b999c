import { type Item, placeOf, quoteOf } from '#components/item.ts';
import { groupByPatch } from '#components/item-list.tsx';
import { nameOf } from '#components/person-name.tsx';

/** What is outstanding as a Markdown task list, for a note or a tracker; '' where nothing is. */
export function markdownOf(title: string, items: readonly Item[]): string {
  if (items.length === 0) return '';
  const lines = [`## ${title}`, ''];
  for (const group of groupByPatch(items)) {
    lines.push(`### ${group.title}`, '');
    for (const item of group.items) {
      const { comment, status } = item;
      const [first = '', ...rest] = comment.text.split('\n');
      const quote = quoteOf(item);
      lines.push(`- [ ] ${placeOf(item)}: ${first}`, ...rest.map((line) => `  ${line}`.trimEnd()));
      if (quote) lines.push('', `      ${quote}`, '');
      lines.push(`  ${nameOf(comment.reviewer)} on v${comment.revision}, ${status}`);
      lines.push(`  https://lore.kernel.org/all/${encodeURIComponent(comment.messageId)}/`);
    }
    lines.push('');
  }
  return lines.join('\n');
}
