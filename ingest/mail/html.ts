const MAX_LENGTH = 1_000_000;

/**
 * HTML as plain text: lines as they are, quotes marked with `> `, no link targets, no pictures.
 * @param problems gets what was wrong with it
 */
export async function convertHtml(html: string, problems: string[]): Promise<string> {
  if (html.length > MAX_LENGTH) problems.push(`HTML cut at ${MAX_LENGTH} characters`);
  const text = html.slice(0, MAX_LENGTH);
  const [{ convert }, { isNestedTooDeep }] = await Promise.all([import('html-to-text'), import('./html-depth.ts')]);
  if (isNestedTooDeep(text)) {
    problems.push('HTML nested too deeply');
    return text.replace(/<[^<>]*>/g, ' ');
  }
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
