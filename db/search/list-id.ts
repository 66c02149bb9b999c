/** A List-Id in lower case as one word, which no text has: `lid:` compares all of it. */
export function wholeListId(id: string): string {
  return `${id.replace(/[^a-z0-9]+/g, '_')}_`;
}
