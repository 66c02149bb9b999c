/** The Message-ID in what somebody pasted: bare, in angle brackets, or within an archive's address; else undefined. */
export function pastedMessageId(text: string): string | undefined {
  if (/\s/.test(text)) return undefined;
  if (!/^https?:\/\//.test(text)) return text.includes('@') ? text.replace(/^<|>$/g, '') : undefined;
  const part = text.split('/').find((each) => /@|%40/i.test(each));
  try {
    return part && decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
