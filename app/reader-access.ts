import { headers } from 'next/headers';
import { maySeeAddresses as maySee, type Reader, whoReads } from '#access/reader.ts';
import { accessSettings } from '#access/settings.ts';
import { database } from './database.ts';
import { hideAddresses } from './hidden-addresses.ts';
import { currentTime } from './request.ts';

/** Who asks for a page. */
export async function readReader(): Promise<Reader> {
  return whoReads(accessSettings(), database(), await headers(), currentTime());
}

/** Whether who asks may see mail addresses: where the operator hides them, those who are signed in, and tokens. */
export async function maySeeAddresses(): Promise<boolean> {
  const settings = accessSettings();
  return !settings.hidesAddresses || maySee(settings, await readReader());
}

/** What of some data who asks may see: all pages, feeds and JSON show the store through it. */
export async function readVisibility(): Promise<<Data>(data: Data) => Data> {
  return (await maySeeAddresses()) ? (data) => data : hideAddresses;
}
