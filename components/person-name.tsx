import type { Person } from '#db/model.ts';
import { personHref } from './href.ts';

/** The name as the mail gives it, else the address. */
export function nameOf({ name, address }: Person): string {
  return name || address || 'unknown sender';
}

/** A person, with the address on hover, leading to the page about them. */
export function PersonName({ person }: { person: Person }) {
  if (!person.address) return <span>{nameOf(person)}</span>;
  return (
    <a className="person" href={personHref(person.address)} title={person.address}>
      {nameOf(person)}
    </a>
  );
}
