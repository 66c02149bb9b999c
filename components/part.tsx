import type { ReactNode } from 'react';

type Props = {
  /** Of the heading. */
  readonly id: string;
  readonly title: string;
  readonly isEmpty: boolean;
  /** What is said where there is nothing. */
  readonly nothing: string;
  readonly children: ReactNode;
};

/** A part of a page: a heading over what there is, or one line where there is nothing. */
export function Part({ id, title, isEmpty, nothing, children }: Props) {
  return (
    <section aria-labelledby={id} className={isEmpty ? 'empty-part' : undefined}>
      <h2 id={id}>{title}</h2>
      {isEmpty ? <p className="soft">{nothing}</p> : children}
    </section>
  );
}
