/** Behind this column a line is data. */
const MOST_COLUMNS = 300;

const TOKEN = /[A-Za-z_]\w*|\d\w*|[^\s\w]/g;

/**
 * What in a line may make a reviewer speak: its words, what their names begin with (`devm_` of devm_kzalloc), each two
 * tokens that follow each other, and the line as a whole. Linear in the line; each once.
 */
export function listCues(line: string): Set<string> {
  const text = line.slice(0, MOST_COLUMNS).trim();
  const tokens = text.match(TOKEN) ?? [];
  const cues = new Set<string>();
  for (const [index, token] of tokens.entries()) {
    if (/^[A-Za-z_]\w\w/.test(token)) cues.add(token);
    const end = token.indexOf('_', 1);
    if (end > 0 && end < token.length - 1) cues.add(`${token.slice(0, end + 1)}*`);
    const next = tokens[index + 1];
    if (next !== undefined) cues.add(`${token} ${next}`);
  }
  if (tokens.length > 2) cues.add(tokens.join(' '));
  return cues;
}
