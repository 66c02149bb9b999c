import type { Page } from 'playwright-core';
import { CLIENT, type OpenIdProvider } from './openid-provider.ts';

/** An item of the demo. */
export const ITEM = '394f5b64c626.2601130940@tomas.example.org:5';
export const itemPath = `/item/${encodeURIComponent(ITEM)}`;

/** The settings of a server whose people sign in at a provider. */
export function settingsFor(provider: OpenIdProvider, origin: string): Record<string, string> {
  provider.serve(origin);
  return {
    REROLL_AUTH: 'oidc',
    REROLL_OIDC_ISSUER: provider.issuer,
    REROLL_OIDC_CLIENT_ID: CLIENT.id,
    REROLL_OIDC_CLIENT_SECRET: CLIENT.secret,
    REROLL_URL: origin,
    // Slow machines are not to fill the bucket again while a test empties it.
    REROLL_RATE_LIMIT: '100',
  };
}

/** From our page for signing in through the provider's, which takes any password and asks for consent. */
export async function signIn(page: Page, login: string, beforeConsent?: () => Promise<void>): Promise<void> {
  await page.getByRole('link', { name: 'Sign in with' }).click();
  await page.getByPlaceholder('Enter any login').fill(login);
  await page.getByPlaceholder('and password').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).waitFor();
  await beforeConsent?.();
  await page.getByRole('button', { name: 'Continue' }).click();
}
