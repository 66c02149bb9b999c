/** Lets this process or worker thread import TypeScript: `node --import ./bin/typescript.js`. */
import { register } from 'tsx/esm/api';

// `--import tsx` itself does nothing in a worker thread on Node 20.
register();
