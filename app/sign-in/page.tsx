import type { Metadata } from 'next';
import { accessSettings } from '#access/settings.ts';
import { withQuery } from '#components/href.ts';
import { readReader } from '../reader-access.ts';
import { readQuery } from '../request.ts';
import { PROBLEMS } from './problem.ts';

export const metadata: Metadata = { title: 'Sign in' };

/** What comes of signing in, and the way to do it. */
export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { signIn, read } = accessSettings();
  const { back = '/', problem = '' } = await readQuery(searchParams);
  const reader = await readReader();
  return (
    <>
      <header className="page-head">
        <h1>Sign in</h1>
      </header>
      <div className="prose">
        {isProblem(problem) && <p role="alert">{PROBLEMS[problem]}</p>}
        {reader.kind === 'person' && <p>{`You are signed in as ${reader.name}.`}</p>}
        {signIn.kind === 'none' && <p>Nobody signs in here: everybody who can open these pages may change things.</p>}
        {signIn.kind === 'proxy' && reader.kind !== 'person' && (
          <p>The server before these pages signs people in; it did not say who you are.</p>
        )}
        {signIn.kind === 'oidc' && reader.kind !== 'person' && (
          <>
            <p>
              {read === 'signed-in'
                ? 'Only those who are signed in may read here.'
                : 'Reading is open to everybody. Who marks items or names topics signs in first.'}
            </p>
            <p>
              <a href={withQuery('/sign-in/start', { back })}>{`Sign in with ${signIn.issuer.host}`}</a>
            </p>
          </>
        )}
      </div>
    </>
  );
}

function isProblem(text: string): text is keyof typeof PROBLEMS {
  return Object.hasOwn(PROBLEMS, text);
}
