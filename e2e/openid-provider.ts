import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';
import { findFreePort } from '../bench/free-port.ts';

/** A certified OpenID provider on this machine: whoever signs in with any password is who they say. */
export type OpenIdProvider = {
  readonly issuer: string;
  /** What it says of people, by their login. */
  readonly names: Map<string, string>;
  /** Registers the one server that it signs people in for. */
  readonly serve: (site: string) => void;
  readonly stop: () => Promise<void>;
};

export const CLIENT = { id: 'reroll', secret: 'a secret of the test alone, long enough' } as const;

export async function startProvider(): Promise<OpenIdProvider> {
  const port = await findFreePort();
  const issuer = `http://127.0.0.1:${port}`;
  const names = new Map<string, string>();
  const server = createServer();
  return {
    issuer,
    names,
    serve: (site) => {
      const provider = new Provider(issuer, {
        clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [`${site}/sign-in/callback`] }],
        claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email'] },
        pkce: { required: () => true },
        cookies: { keys: ['a key of the test alone'] },
        findAccount: (_, id) => ({
          accountId: id,
          claims: () => ({ sub: id, name: names.get(id), preferred_username: id }),
        }),
      });
      server.on('request', provider.callback());
      server.listen(port, '127.0.0.1');
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
