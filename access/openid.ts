import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Identity } from '#db/accounts.ts';
import { namesOf } from './person-name.ts';
import type { SignIn } from './settings.ts';

type Provider = Extract<SignIn, { kind: 'oidc' }>;

/** What the browser keeps while its reader is at the provider; the answer has to fit it. */
export type Attempt = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** The page to go back to. */
  readonly back: string;
};

const PROVIDER_SECONDS = 10;

let known: Configuration | undefined;

/** Where to send a reader to sign in: authorization code flow (OpenID Connect Core 1.0, 3.1) with PKCE (RFC 7636). */
export async function beginSignIn(provider: Provider, back: string): Promise<{ url: URL; attempt: Attempt }> {
  const attempt = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), back };
  const url = buildAuthorizationUrl(await discover(provider), {
    redirect_uri: new URL('/sign-in/callback', provider.site).href,
    scope: 'openid profile email',
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: 'S256',
  });
  return { url, attempt };
}

/**
 * Who signed in. Checks state, nonce, issuer, audience, signature and age of what the provider says.
 * @param query of the address that the provider sent the reader to
 * @throws where anything does not fit the attempt, or the provider refuses
 */
export async function finishSignIn(provider: Provider, attempt: Attempt, query: string): Promise<Identity> {
  const config = await discover(provider);
  const answer = new URL(`/sign-in/callback${query}`, provider.site);
  const tokens = await authorizationCodeGrant(config, answer, {
    pkceCodeVerifier: attempt.verifier,
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) throw new Error('The provider sent no ID token.');
  // A provider may keep the profile out of the ID token (OpenID Connect Core 1.0, 5.4).
  const isBare = claims.name === undefined && config.serverMetadata().userinfo_endpoint !== undefined;
  const profile = isBare ? await fetchUserInfo(config, tokens.access_token, claims.sub) : claims;
  const subject = `${claims.iss} ${claims.sub}`;
  return { subject, names: namesOf(profile.name, [profile.preferred_username, profile.email, claims.sub]) };
}

/** What the provider says of itself, asked once; where it did not answer, again at the next sign-in. */
async function discover({ issuer, clientId, clientSecret }: Provider): Promise<Configuration> {
  known ??= await discovery(issuer, clientId, clientSecret, undefined, {
    timeout: PROVIDER_SECONDS,
    // Settings take http for this machine alone.
    ...(issuer.protocol === 'http:' ? { execute: [allowInsecureRequests] } : {}),
  });
  return known;
}
