import { expect, test } from 'vitest';
import { openByteReader } from '#ingest/source/byte-reader.ts';
import { streamOf } from './source-events.ts';

test.each([1, 2, 3, 100])('reads lines and runs of bytes from chunks of %i', async (size) => {
  const reader = openByteReader(streamOf('ab 3\nx\nz\nlast', size));
  expect(await reader.readLine()).toBe('ab 3');
  const bytes = await reader.readBytes(3);
  expect(bytes).toEqual(new Uint8Array([0x78, 0x0a, 0x7a]));
  expect(bytes?.buffer.byteLength).toBe(3);
  expect(await reader.skip(1)).toBe(true);
  expect(await reader.readLine()).toBe('last');
  expect(await reader.readLine()).toBe(null);
});

test('says when the stream ends too early', async () => {
  expect(await openByteReader(streamOf('abc')).readBytes(4)).toBe(null);
  expect(await openByteReader(streamOf('abc')).skip(4)).toBe(false);
});

test('refuses a line without end', async () => {
  const reader = openByteReader(streamOf('x'.repeat(200_000)));
  await expect(reader.readLine()).rejects.toThrow('a line of more than 65536 bytes: xxx');
});
