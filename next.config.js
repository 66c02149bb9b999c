import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const app = new URL('app', import.meta.url);
/** An installed package has no sources: the names are in what was built from them. */
const pages = existsSync(app) ? readdirSync(app).join(' ') : '';

/** On every answer, pages and files alike; docs/security.md says what each is for. */
const GUARDS = Object.entries({
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}).map(([key, value]) => ({ key, value }));

/** @type {import('next').NextConfig} */
export default {
  // A native module: required as it lies in node_modules, not bundled.
  serverExternalPackages: ['better-sqlite3'],
  // The checkout, also where a folder above it has a lock file of its own.
  turbopack: {
    root: fileURLToPath(new URL('.', import.meta.url)),
    // docs/decisions/010-no-client-runtime.md
    resolveAlias:
      process.env.NODE_ENV === 'production'
        ? { 'next/dist/client/app-next-turbopack.js': './app/client/entry.ts' }
        : {},
  },
  outputFileTracingRoot: fileURLToPath(new URL('.', import.meta.url)),
  poweredByHeader: false,
  // lore's and Patchwork's addresses end in a slash; proxy.ts tells them from ours by the names of our own pages.
  skipTrailingSlashRedirect: true,
  // Else 127.0.0.1 becomes localhost in a proxy's addresses, and Next.js takes its own server for another one.
  skipProxyUrlNormalize: true,
  env: { REROLL_PAGES: pages },
  headers: () => [
    { source: '/:path*', headers: GUARDS },
    // proxy.ts has the policy of pages; what programs get is no document at all.
    {
      source: '/api/:path*',
      headers: [{ key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'; sandbox" }],
    },
  ],
  typedRoutes: true,
  // `npm run types` checks them, tests and benches too, which a user's build can do without.
  typescript: { ignoreBuildErrors: true },
};
