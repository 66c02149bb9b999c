import './styles/tokens.css';
import './styles/base.css';
import './styles/page.css';
import './styles/table.css';
import './styles/record-table.css';
import './styles/topic.css';
import './styles/series.css';
import './styles/diff.css';
import './styles/mail.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { SiteFrame } from '#components/site-frame.tsx';
import { storeVersion } from '#db/version.ts';
import { database } from './database.ts';
import { readWriter } from './writer.ts';

export const metadata: Metadata = {
  title: { default: 'Reroll', template: '%s · Reroll' },
  description: 'Patch series on mailing lists: their revisions, what reviewers asked for, and what became of it.',
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

/** Pages show the store as it is at the moment of the request. */
export const dynamic = 'force-dynamic';

export default async function RootLayout({ children }: { children: ReactNode }) {
  const writer = await readWriter();
  return (
    <html lang="en" data-store={storeVersion(database())}>
      <body>
        <SiteFrame
          writer={writer}
          foot={
            <>
              <span>Reroll reads mailing lists and tells what became of each review remark.</span>
              <a href="/docs/statuses">What a status says</a>
              {writer.kind !== 'nobody' && <a href="/audit">Changes by people</a>}
              <a href="/problems">Problems</a>
              {writer.kind === 'person' && <a href="/tokens">Tokens</a>}
            </>
          }
        >
          {children}
        </SiteFrame>
      </body>
    </html>
  );
}
