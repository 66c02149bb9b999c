/** A worker thread starts as plain JavaScript: it registers the TypeScript loader, then is the worker. */
import '../bin/typescript.js';

const { receive, review } = await import('./pipeline-worker.ts');

export { receive, review };
