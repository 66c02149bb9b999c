import type { Writer } from './writer-field.tsx';

/** Who is signed in, with the way out; or the way in. Nothing where nobody can sign in. */
export function AccountLine({ writer }: { writer: Writer }) {
  switch (writer.kind) {
    case 'anyone':
      return null;
    case 'nobody':
      return (
        <p className="account">
          <a href="/sign-in">Sign in</a>
        </p>
      );
    case 'person':
      return (
        <form className="account who-line" action="/sign-out" method="post">
          <span>{writer.name}</span>
          {writer.canSignOut && <button type="submit">Sign out</button>}
        </form>
      );
  }
}
