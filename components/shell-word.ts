/** A text as one word of a shell's command line (POSIX, 2.2.2): a Message-ID may hold `$(...)`, quotes and semicolons. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Arguments by which `reroll` reads the thread of a mail into the store. */
export function ingestCommand(id: string): string {
  return `ingest 'https://lore.kernel.org/all/${encodeURIComponent(id).replaceAll("'", '%27')}/'`;
}
