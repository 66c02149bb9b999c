const MAX_LENGTH = 1_000_000;
/** The converter takes time quadratic in the depth; what people's mail programs nest stays below a hundred. */
const MAX_DEPTH = 1_000;

/**
 * HTML as plain text: lines as they are, quotes marked with `> `, no link targets, no pictures.
 * @param problems gets what was wrong with it
 */
export async function convertHtml(html: string, problems: string[]): Promise<string> {
  if (html.length > MAX_LENGTH) problems.push(`HTML cut at ${MAX_LENGTH} characters`);
  const text = html.slice(0, MAX_LENGTH);
  if (isTooDeep(text)) {
    problems.push('HTML nested too deeply');
    return text.replace(/<[^<>]*>/g, ' ');
  }
  const { convert } = await import('html-to-text');
  try {
    return convert(text, OPTIONS);
  } catch {
    problems.push('HTML that cannot be converted');
    return '';
  }
}

const OPTIONS = {
  wordwrap: false,
  limits: { maxDepth: 100, maxInputLength: MAX_LENGTH },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
  ],
};

/** Counts the tags that are opened and not closed; those that need no closing count for nothing. */
function isTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (VOID.has(name.toLowerCase())) continue;
    depth = Math.max(0, depth + (slash === '/' ? -1 : 1));
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

const VOID = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'p', 'li', 'wbr', 'col', 'base', 'area']);
