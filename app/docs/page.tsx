import type { Metadata } from 'next';
import { listDocs } from './pages.ts';

export const metadata: Metadata = { title: 'Docs' };

export default function DocsIndexPage() {
  return (
    <>
      <h1 className="page-head">Docs</h1>
      <ul className="plain-list">
        {listDocs().map(({ name, title }) => (
          <li key={name}>
            <a href={`/docs/${name}`}>{title}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
