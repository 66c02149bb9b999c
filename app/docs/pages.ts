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
      return { name, title: /^# (.+)$/m.exec(text)?.[1] ?? name, text };
    });
}

function folder(): string {
  return join(/* turbopackIgnore: true */ process.cwd(), 'docs');
}
