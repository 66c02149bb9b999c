/**
 * What runs in the browser instead of the runtime of Next.js (next.config.js puts it in its place): pages are finished
 * documents with plain links, so a reader's machine need not load and run the 134 kB that would make them again.
 */
import './enhance.ts';

// Where a page failed on the server, only the runtime can show app/error.tsx.
if (document.documentElement.id === '__next_error__') await import('./runtime.ts');
