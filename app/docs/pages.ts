import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type DocsPage = { readonly name: string; readonly title: string; readonly text: string };

/** The documentation that comes with Reroll: `docs/*.md`, by name. */
export function listDocs(): DocsPage[] {
  return readdirSync(folder())
    .filter((file) => /^[\w-]+\.md$/.test(file))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder(), file), 'utf8');
      const name = file.slice(0, -'.md'.length);
      // Links from one page to another are to files, so that they work in the checkout as well.
      return {
        name,
        title: /^# (.+)$/m.exec(text)?.[1] ?? name,
        text: text.replace(/\]\(([\w-]+)\.md\)/g, '](/docs/$1)'),
      };
    });
}

function folder(): string {
  return join(/* turbopackIgnore: true */ process.cwd(), 'docs');
}
