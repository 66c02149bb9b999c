import { withQuery } from './href.ts';

/** In whose name a form is sent. */
export type Writer =
  /** Nobody can sign in here: the form asks. `said` is who the reader said they are. */
  | { readonly kind: 'anyone'; readonly said: string }
  /** `canSignOut`: not where a proxy signs people in. */
  | { readonly kind: 'person'; readonly name: string; readonly canSignOut: boolean }
  /** Not signed in. */
  | { readonly kind: 'nobody' };

/** Asks for a name where the session does not tell it. */
export function WriterField({ writer }: { writer: Writer }) {
  if (writer.kind !== 'anyone') return null;
  return (
    <label>
      Your name
      <input name="by" required defaultValue={writer.said} autoComplete="name" />
    </label>
  );
}

/** In place of a form, for those who may not send it. */
export function SignInFirst({ back, children }: { back: string; children: string }) {
  return (
    <p className="soft">
      <a href={withQuery('/sign-in', { back })}>Sign in</a> {children}
    </p>
  );
}
