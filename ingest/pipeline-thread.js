import { register } from 'tsx/esm/api';

/** A worker thread starts as plain JavaScript: it registers the TypeScript loader, then is the worker. */
register();
const { receive, review } = await import('./pipeline-worker.ts');

export { receive, review };
