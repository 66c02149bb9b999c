import { type CheerioAPI, load } from 'cheerio/slim';

type HtmlNode = ReturnType<ReturnType<CheerioAPI['root']>['contents']>[0];

const hidden = new Set(['head', 'script', 'style', 'title']);
const paragraphs = new Set(['p', 'ul', 'ol', 'table', 'div', 'h1', 'h2', 'h3', 'hr', 'blockquote', 'pre']);
const lines = new Set(['br', 'li', 'tr', 'dt', 'dd']);

/** HTML as the lines that a reader sees. White space counts in `pre` only, as in a browser. */
export function parseHtmlText(html: string): string {
  const parts: string[] = [];
  for (const node of load(html).root().contents().toArray()) writeNode(node, false, parts);
  const text = parts.join('').replaceAll('\u00a0', ' ');
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function writeNode(node: HtmlNode, isPre: boolean, parts: string[]): void {
  if (node.type === 'text') {
    const text = isPre ? node.data : node.data.replace(/\s+/g, ' ');
    // A space that opens a line is not shown.
    parts.push(!isPre && (parts.at(-1) ?? '\n').endsWith('\n') ? text.trimStart() : text);
    return;
  }
  if (!('children' in node) || ('name' in node && hidden.has(node.name))) return;
  const name = 'name' in node ? node.name : '';
  const around = paragraphs.has(name) ? '\n\n' : lines.has(name) ? '\n' : '';
  if (around !== '') parts.push(around);
  for (const child of node.children) writeNode(child, isPre || name === 'pre', parts);
  if (around === '\n\n') parts.push(around);
}

/** The text of a `pre`: browsers drop a line feed that follows the tag. */
export function trimPre(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/^\n/, '').trimEnd();
}

/** `&quot;` and the like in an attribute or a comment. */
export function decodeEntities(text: string): string {
  return text.includes('&') ? load(text.replaceAll('<', '&lt;')).text() : text;
}
