import { ingestCommand } from '#components/shell-word.ts';

/** An answer for people who read it in a terminal. */
export function plainText(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff', ...headers },
  });
}

export function notFoundText(id: string): string {
  return `Message-ID <${id}> not found

It is not in this store. To read its thread into it:

  reroll ${ingestCommand(id)}`;
}
