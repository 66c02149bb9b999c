import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { GzipError, gunzip } from '#ingest/source/gzip.ts';
import { streamOf } from './source-events.ts';

async function unpack(bytes: Uint8Array, size?: number): Promise<{ text: string; error: unknown }> {
  let text = '';
  try {
    for await (const part of gunzip(streamOf(bytes, size))) text += Buffer.from(part).toString('latin1');
  } catch (error) {
    return { text, error };
  }
  return { text, error: undefined };
}

/** Text that does not pack well, so that its packed form has a middle to break. */
const text = Array.from({ length: 20_000 }, (_, index) => `${(index * 2654435761) % 4294967296}\n`).join('');

test.each([1, 7, 65536, 1_000_000])('unpacks a stream in chunks of %i', async (size) => {
  const short = text.slice(0, 2000);
  expect(await unpack(gzipSync(short), size)).toEqual({ text: short, error: undefined });
});

test('unpacks one file after the other', async () => {
  const both = Buffer.concat([gzipSync(text), gzipSync('more')]);
  expect(await unpack(both)).toEqual({ text: `${text}more`, error: undefined });
});

test('a cut stream gives what came before the cut, and says where it was', async () => {
  const packed = gzipSync(text);
  const { text: unpacked, error } = await unpack(packed.subarray(0, packed.length >> 1));
  expect(unpacked.length).toBeGreaterThan(text.length / 3);
  expect(text.startsWith(unpacked)).toBe(true);
  expect(error).toBeInstanceOf(GzipError);
  expect(String(error)).toContain(`behind byte ${unpacked.length}`);
});

test('a damaged stream gives what came before the damage', async () => {
  const packed = gzipSync(text);
  const middle = packed.length >> 1;
  packed.fill(0xff, middle, middle + 100);
  const { text: unpacked, error } = await unpack(packed);
  expect(unpacked.length).toBeGreaterThan(text.length / 4);
  expect(error).toBeInstanceOf(GzipError);
});

test('a bomb is left when it shows itself', async () => {
  const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024));
  let size = 0;
  const unpacking = async () => {
    for await (const part of gunzip(streamOf(bomb))) size += part.length;
  };
  await expect(unpacking()).rejects.toThrow('the gzip data unpacks to more than 200 times its size');
  expect(size).toBeLessThan(100 * 1024 * 1024);
});
