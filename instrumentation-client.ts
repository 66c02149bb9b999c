/** What a page can do beyond being read; app/client/entry.ts and `next dev` run it. */
import './app/client/enhance.ts';
