import type { Seconds } from '#db/model.ts';
import type { Database } from '#db/open.ts';
import type { Token } from '#db/tokens.ts';

/** Who asks: nobody in particular, the owner of a token, or one whose token is not in force. */
export type Caller =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'token'; readonly token: Token }
  | { readonly kind: 'refused' };

/** What a program asks, with all that an answer needs. */
export type ApiRequest = {
  readonly db: Database;
  readonly request: Request;
  /** As the outside sees it: `https://reroll.example.org` */
  readonly origin: string;
  readonly caller: Caller;
  readonly now: Seconds;
};
