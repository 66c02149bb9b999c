/** By this the proxy tells the not-found page what was asked for: the part of the path, still encoded. */
export const MISSING_HEADER = 'x-reroll-missing';
