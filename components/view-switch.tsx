import type { DiffView } from './diff-file.tsx';

const VIEWS = [
  ['unified', 'one column', '?'],
  ['split', 'side by side', '?view=split'],
] as const;

/** One column or two. */
export function ViewSwitch({ view }: { view: DiffView }) {
  return (
    <nav className="facts jumps" aria-label="Layout of the diff">
      {VIEWS.map(([name, words, href]) => (
        <a key={name} href={href} aria-current={name === view ? 'page' : undefined}>
          {words}
        </a>
      ))}
    </nav>
  );
}
