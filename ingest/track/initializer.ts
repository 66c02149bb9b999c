/** "Move the assignment closer to its first user": of a variable that gets its value where it is declared. */
const ASKED =
  /\b(?:move|put|keep|split|defer|drop|remove|do)\b.{0,30}\b(?:assignments?|initiali[sz](?:er|ation|ing))\b/i;

/** `int i = 0`, `struct foo *bar = baz(x)`: the type, then the name before `=`. */
const DECLARATION = /^\s*[A-Za-z_][\w\s*]*[\s*]([A-Za-z_]\w*)\s*=[^=]/;

/** The variable whose initializer a comment asks to move; undefined where it asks for nothing of the kind. */
export function findInitialized(text: string, code: string): string | undefined {
  if (!ASKED.test(text.slice(0, 600)) || code.length > 300) return undefined;
  return DECLARATION.exec(code)?.[1];
}

/** Whether a line still gives a variable its value where it is declared. */
export function initializes(line: string, name: string): boolean {
  return line.length <= 300 && DECLARATION.exec(line)?.[1] === name;
}
