/** How people sign in. */
export type SignIn =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'oidc';
      readonly issuer: URL;
      readonly clientId: string;
      readonly clientSecret: string;
      /** Where readers find this server; the provider sends them back to it. */
      readonly site: URL;
      /** How long a session lasts, in seconds. */
      readonly lasts: number;
    }
  /** A proxy signs people in, and says in this header who it is. */
  | { readonly kind: 'proxy'; readonly header: string };

export type AccessSettings = {
  readonly signIn: SignIn;
  /** Who may read. */
  readonly read: 'public' | 'signed-in';
  /** Whether those who are not signed in see no mail addresses. */
  readonly hidesAddresses: boolean;
  /** What a proxy before us sends with each request; without it nothing is believed that a proxy says. */
  readonly proxySecret: string | null;
  readonly site: URL | null;
  /** Whether only this machine is meant to connect: nobody signs in, and the operator opened the server to nobody. */
  readonly isLocal: boolean;
  /** Searches and other heavy requests that one caller may make in a minute; 0 for any number. */
  readonly rate: number;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** For a server that is open to others and has no rate set. */
const RATE = 120;
const SESSION_HOURS = 72;

/** A secret that is shorter can be tried out. */
const SECRET_LENGTH = 16;

let settings: AccessSettings | undefined;

/** The settings of this process: they do not change while it runs. */
export function accessSettings(): AccessSettings {
  settings ??= parseAccess(process.env);
  return settings;
}

/**
 * Who may do what, as the environment says; docs/sign-in.md is for operators.
 * @throws where something is missing or makes no sense, with what to do: nobody is let in by mistake
 */
export function parseAccess(env: Environment): AccessSettings {
  const signIn = parseSignIn(env);
  const read = parseChoice(env, 'REROLL_READ', ['public', 'signed-in']);
  if (read === 'signed-in' && signIn.kind === 'none')
    throw new Error('REROLL_READ=signed-in needs a way to sign in: set REROLL_AUTH to oidc or proxy.');
  const isLocal = signIn.kind === 'none' && !isOn(env.REROLL_OPEN);
  return {
    signIn,
    read,
    hidesAddresses: isOn(env.REROLL_HIDE_ADDRESSES),
    proxySecret: parseSecret(env),
    site: env.REROLL_URL ? parseUrl('REROLL_URL', env.REROLL_URL) : null,
    isLocal,
    rate: parseNumber(env, 'REROLL_RATE_LIMIT', isLocal ? 0 : RATE),
  };
}

function parseSignIn(env: Environment): SignIn {
  const kind = parseChoice(env, 'REROLL_AUTH', ['none', 'oidc', 'proxy']);
  if (kind === 'none') return { kind };
  if (kind === 'proxy') {
    if (parseSecret(env) === null)
      throw new Error('REROLL_AUTH=proxy needs REROLL_PROXY_SECRET, which the proxy sends.');
    const header = need(env, 'REROLL_AUTH_HEADER').toLowerCase();
    if (!/^[a-z][a-z0-9-]{0,60}$/.test(header)) throw new Error('REROLL_AUTH_HEADER is no name of a header.');
    return { kind, header };
  }
  return {
    kind,
    issuer: parseUrl('REROLL_OIDC_ISSUER', need(env, 'REROLL_OIDC_ISSUER')),
    clientId: need(env, 'REROLL_OIDC_CLIENT_ID'),
    clientSecret: need(env, 'REROLL_OIDC_CLIENT_SECRET'),
    site: parseUrl('REROLL_URL', need(env, 'REROLL_URL')),
    lasts: parseNumber(env, 'REROLL_SESSION_HOURS', SESSION_HOURS) * 3600,
  };
}

/** https, or http on this machine alone: what is sent to sign in would be read on its way. */
function parseUrl(name: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (!url || !isSafe) throw new Error(`${name} is an address that begins with https://, not ${text}.`);
  return url;
}

/** Whether a host is this machine, so that nobody else can connect to it. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

function parseSecret(env: Environment): string | null {
  const secret = env.REROLL_PROXY_SECRET;
  if (!secret) return null;
  if (secret.length < SECRET_LENGTH) throw new Error(`REROLL_PROXY_SECRET needs ${SECRET_LENGTH} characters or more.`);
  return secret;
}

function parseNumber(env: Environment, name: string, otherwise: number): number {
  const text = env[name];
  if (!text) return otherwise;
  if (!/^\d{1,6}$/.test(text)) throw new Error(`${name} is a whole number, not ${text}.`);
  return Number(text);
}

function parseChoice<Word extends string>(env: Environment, name: string, words: readonly [Word, ...Word[]]): Word {
  const text = env[name];
  if (!text) return words[0];
  const word = words.find((each) => each === text);
  if (word === undefined) throw new Error(`${name} is one of ${words.join(', ')}, not ${text}.`);
  return word;
}

function need(env: Environment, name: string): string {
  const text = env[name];
  if (!text) throw new Error(`REROLL_AUTH=${env.REROLL_AUTH} needs ${name}: see docs/sign-in.md.`);
  return text;
}

function isOn(text: string | undefined): boolean {
  return text !== undefined && text !== '' && text !== '0';
}
