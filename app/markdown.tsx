import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import type { ReactNode } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import remarkRehype from 'remark-rehype';

/** Pictures tell another server who reads, and when. */
const SCHEMA = { ...defaultSchema, tagNames: defaultSchema.tagNames?.filter((name) => name !== 'img') ?? [] };

const processor = remark().use(remarkGfm).use(remarkRehype).use(rehypeSanitize, SCHEMA);

/** Markdown as React nodes; HTML and pictures in it are left out, and what is left is sanitised. */
export async function renderMarkdown(text: string): Promise<ReactNode> {
  const tree = await processor.run(processor.parse(text));
  return toJsxRuntime(tree, { Fragment, jsx, jsxs });
}
