import { GET as redirect } from '../route.ts';

/** `/T` and `/t` without their slash at the end. */
export const GET = redirect;
