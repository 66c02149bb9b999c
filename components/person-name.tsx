import { spellOut } from '#db/deceptive-text.ts';
import type { Person } from '#db/model.ts';
import { personHref } from './href.ts';

/** The name as the mail gives it, else the address; deceptive characters by their codes. */
export function nameOf({ name, address }: Person): string {
  return spellOut(name || address) || 'unknown sender';
}

/** A person, with the address on hover, leading to the page about them: by address, or by name where it is hidden. */
export function PersonName({ person }: { person: Person }) {
  const { name, address } = person;
  // A name with an @ is an address cut short.
  if (!address && (!name || name.includes('@'))) return <span>{nameOf(person)}</span>;
  return (
    <a className="person" href={personHref(address || name)} title={address || undefined}>
      {nameOf(person)}
    </a>
  );
}
