import { hideAddresses } from './hidden-addresses.ts';

/** Whether who asks may see mail addresses. Where the operator hides them, nobody may until there is a way to sign in. */
export async function maySeeAddresses(): Promise<boolean> {
  return !isHidden();
}

/** What of some data who asks may see: all pages, feeds and JSON show the store through it. */
export async function readVisibility(): Promise<<Data>(data: Data) => Data> {
  return (await maySeeAddresses()) ? (data) => data : hideAddresses;
}

/** Whether `$REROLL_HIDE_ADDRESSES` is switched on. */
export function isHidden(): boolean {
  const value = process.env.REROLL_HIDE_ADDRESSES ?? '';
  return value !== '' && value !== '0';
}
