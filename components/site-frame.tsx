import type { ReactNode } from 'react';
import { AccountLine } from './account-line.tsx';
import { KeyHelp } from './key-help.tsx';
import type { Writer } from './writer-field.tsx';

/** The frame of every page: navigation and search above, what Reroll is below. */
export function SiteFrame({ children, foot, writer }: { children: ReactNode; foot: ReactNode; writer: Writer }) {
  return (
    <>
      <a className="skip" href="#content">
        Skip to content
      </a>
      <header className="site-head">
        <a className="site-name" href="/">
          <RerollSign /> Reroll
        </a>
        <nav className="site-nav" aria-label="Site">
          <ul>
            <li>
              <a href="/">Queue</a>
            </li>
            <li>
              <a href="/series">Series</a>
            </li>
            <li>
              <a href="/topics">Topics</a>
            </li>
            <li>
              <a href="/activity">Activity</a>
            </li>
            <li>
              <a href="/docs">Docs</a>
            </li>
          </ul>
        </nav>
        <search>
          <form className="site-search" action="/search">
            <input type="search" name="q" aria-label="Search mail" placeholder="Search, or paste a Message-ID" />
            <button type="submit">Search</button>
          </form>
        </search>
        <AccountLine writer={writer} />
      </header>
      <main id="content">{children}</main>
      <p className="live" role="status" data-live hidden>
        New mail has arrived.{' '}
        <button type="button" data-reload>
          Load this page again
        </button>
      </p>
      <KeyHelp />
      <footer className="site-foot">{foot}</footer>
    </>
  );
}

function RerollSign() {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" fill="none" stroke="currentColor">
      <path d="M4 15V3h6a3.6 3.6 0 0 1 0 7.2H4" strokeWidth="2" />
      <path d="m9 10 5 5m0-4v4h-4" strokeWidth="2" stroke="var(--accent)" />
    </svg>
  );
}
