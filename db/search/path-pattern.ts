/**
 * `drivers/leds`, `leds-gpio.c` or `drivers/leds/*.c` as SQLite GLOB patterns, any of which a path has to fit: a file
 * or folder of that name anywhere, or what the pattern says from the root or from any folder.
 */
export function listPathPatterns(text: string): readonly string[] {
  const path = text.replace(/^\/+|(?<!\/)\/+$/g, '');
  if (/[*?]/.test(path)) {
    const pattern = path.replace(/\[/g, '[[]');
    return [pattern, `*/${pattern}`];
  }
  const literal = path.replace(/\[/g, '[[]');
  return [literal, `${literal}/*`, `*/${literal}`, `*/${literal}/*`];
}
