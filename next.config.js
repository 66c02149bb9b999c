import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const app = new URL('app', import.meta.url);
/** An installed package has no sources: the names are in what was built from them. */
const pages = existsSync(app) ? readdirSync(app).join(' ') : '';

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
  typedRoutes: true,
  // `npm run types` checks them, tests and benches too, which a user's build can do without.
  typescript: { ignoreBuildErrors: true },
};
