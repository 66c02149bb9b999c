/** A worker thread starts as plain JavaScript: it registers the TypeScript loader, then is the worker. */
import '../../bin/typescript.js';

await import('./thread.ts');
