/** "Move the assignment closer to its first user": of a variable that gets its value where it is declared. */
const ASKED =
  /\b(?:move|put|keep|split|defer|drop|remove|do)\b.{0,30}\b(?:assignments?|initiali[sz](?:er|ation|ing))\b/i;

/** `int i = 0`, `struct foo *bar = baz(x)`: the type, then the name before `=`. */
const DECLARATION = /^\s*[A-Za-z_][\w\s*]*[\s*]([A-Za-z_]\w*)\s*=[^=]/;

/** Whether a comment asks that an initializer is moved or dropped. */
export function asksInitializer(text: string): boolean {
  return ASKED.test(text.slice(0, 600));
}

/** The variable that a line declares and gives its value. */
export function findInitialized(line: string): string | undefined {
  return line.length > 300 ? undefined : DECLARATION.exec(line)?.[1];
}
