import { enableCopying } from './copy.ts';
import { listenForKeys } from './keys.ts';
import { watchForNews } from './live.ts';

enableCopying();
listenForKeys();
watchForNews();
