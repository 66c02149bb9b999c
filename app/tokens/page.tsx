import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { cookieName, readCookie } from '#access/session-cookie.ts';
import { accessSettings } from '#access/settings.ts';
import { TokenForm, TokenList } from '#components/token-list.tsx';
import { SignInFirst } from '#components/writer-field.tsx';
import { listTokens } from '#db/tokens.ts';
import { database } from '../database.ts';
import { currentTime } from '../request.ts';
import { readWriter } from '../writer.ts';

export const metadata: Metadata = { title: 'Tokens' };

/** The tokens of who is signed in. */
export default async function TokensPage() {
  const writer = await readWriter();
  return (
    <>
      <header className="page-head">
        <h1>Tokens</h1>
        <p className="facts">
          <span>By a token a program says that it is yours: git-pw, a bot, a script.</span>
          <a href="/docs/api">What the API answers</a>
        </p>
      </header>
      {writer.kind === 'person' && <OwnTokens name={writer.name} />}
      {writer.kind === 'nobody' && <SignInFirst back="/tokens">to make and revoke tokens.</SignInFirst>}
      {writer.kind === 'anyone' && (
        <p>
          Nobody signs in here, so that a token would be nobody’s. Who runs this server makes them with{' '}
          <code>reroll token add</code>.
        </p>
      )}
    </>
  );
}

async function OwnTokens({ name }: { name: string }) {
  // proxy.ts deletes the cookie with this answer: the next one does not show it.
  const made = readCookie(await headers(), cookieName(accessSettings(), 'token'));
  const own = listTokens(database()).filter((token) => token.name === name && token.revoked === null);
  return (
    <>
      {made && (
        <p role="status" className="new-token">
          Your new token, which is not shown again: <code>{made}</code>
        </p>
      )}
      <TokenList tokens={own} now={currentTime()} />
      <TokenForm />
    </>
  );
}
