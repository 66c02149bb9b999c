import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { renderMarkdown } from '../../markdown.tsx';
import { listDocs } from '../pages.ts';

export async function generateMetadata({ params }: PageProps<'/docs/[name]'>): Promise<Metadata> {
  const { name } = await params;
  return { title: listDocs().find((page) => page.name === name)?.title };
}

export default async function DocsPage({ params }: PageProps<'/docs/[name]'>) {
  const { name } = await params;
  const page = listDocs().find((each) => each.name === name);
  if (!page) notFound();
  return (
    <>
      <p className="trail">
        <a href="/docs">Docs</a>
      </p>
      <article className="prose">{await renderMarkdown(page.text)}</article>
    </>
  );
}
