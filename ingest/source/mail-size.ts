/**
 * The largest mail that is read: 64 MiB. Lists refuse mails of a tenth of this, and a mail is held in memory several
 * times while it is parsed. A larger one is reported and passed over.
 */
export const maxMailBytes = 64 * 1024 * 1024;

/** The sentence for a mail of `size` bytes, which is more than `maxMailBytes`. */
export function describeTooLarge(size: number): string {
  return `the mail has ${size} bytes, more than the ${maxMailBytes} that are read; it was passed over`;
}
