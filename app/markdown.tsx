import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import type { ReactNode } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import remarkRehype from 'remark-rehype';

/** Pictures tell another server who reads, and when. */
const SCHEMA = { ...defaultSchema, tagNames: defaultSchema.tagNames?.filter((name) => name !== 'img') ?? [] };

/** More marks in one paragraph nest, or look for each other, longer than a reader waits; what people write has some fifty. */
const MOST_MARKS = 300;
const MARK = /[*_~`[\]>]|(?:[-+]|\d[.)]) /g;

const processor = remark().use(remarkGfm).use(remarkRehype).use(rehypeSanitize, SCHEMA);

/**
 * Markdown as React nodes; HTML and pictures in it are left out, and what is left is sanitised. What has a paragraph of
 * hardly anything but marks stands as it was written.
 */
export async function renderMarkdown(text: string): Promise<ReactNode> {
  if (text.split(/\n[ \t]*\n/).some((paragraph) => (paragraph.match(MARK)?.length ?? 0) > MOST_MARKS))
    return <pre>{text}</pre>;
  const tree = await processor.run(processor.parse(text));
  return toJsxRuntime(tree, { Fragment, jsx, jsxs });
}
