import type { Person } from '#db/model.ts';
import { samePerson } from '#ingest/mail/address.ts';

/** Finds what a person wrote of one revision without looking at what all others wrote. */
export type PersonIndex<T> = (person: Person, revision: number) => readonly T[];

/** Indexes things by their writer, under the address and under the name, since people have more than one address. */
export function indexByPerson<T extends { readonly revision: number }>(
  things: readonly T[],
  personOf: (thing: T) => Person,
): PersonIndex<T> {
  const index = new Map<string, T[]>();
  for (const thing of things) {
    for (const key of keysOf(personOf(thing), thing.revision)) {
      const known = index.get(key);
      if (known) known.push(thing);
      else index.set(key, [thing]);
    }
  }
  return (person, revision) => {
    const found = keysOf(person, revision).flatMap((key) => index.get(key) ?? []);
    return [...new Set(found)].filter((thing) => samePerson(personOf(thing), person));
  };
}

function keysOf({ name, address }: Person, revision: number): string[] {
  return [address, name].filter((key) => key !== '').map((key) => `${revision} ${key.toLowerCase()}`);
}
