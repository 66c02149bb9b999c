import type { Person, RevisionLabel } from '#db/model.ts';
import { memoize } from './memo.ts';

/** Finds what a person wrote of the revisions of one round without looking at what all others wrote. */
export type PersonIndex<T> = (person: Person, round: number) => readonly T[];

/** Indexes things by their writer, under the address and under the name, since people have more than one address. */
export function indexByPerson<T extends { readonly revision: RevisionLabel }>(
  things: readonly T[],
  personOf: (thing: T) => Person,
): PersonIndex<T> {
  const index = new Map<string, T[]>();
  for (const thing of things) {
    for (const key of keysOf(personOf(thing), thing.revision.round)) {
      const known = index.get(key);
      if (known) known.push(thing);
      else index.set(key, [thing]);
    }
  }
  const find = memoize((keys: string) => {
    const found = keys.split('\n').flatMap((key) => index.get(key) ?? []);
    return [...new Set(found)];
  });
  return (person, round) => find(keysOf(person, round).join('\n'));
}

/** One word alone ("Robert") is no full name. */
function keysOf({ name, address }: Person, round: number): string[] {
  const names = name.includes(' ') ? [address, name] : [address];
  return names.filter((key) => key !== '').map((key) => `${round} ${key.toLowerCase()}`);
}
