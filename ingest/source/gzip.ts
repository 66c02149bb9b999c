import { once } from 'node:events';
import { createGunzip } from 'node:zlib';

/** The stream is no gzip data from some point on. */
export class GzipError extends Error {}

/** Small steps, so that even the highest compression (1,032 to 1) gives no more than 16 MiB at a time. */
const stepBytes = 16 * 1024;

/**
 * Unpacks a gzip stream. All that could be unpacked is yielded before an error is thrown, which says where the stream
 * broke; a plain pipe through zlib loses what it has not handed on yet.
 */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unzip = createGunzip();
  let unpacked: Buffer[] = [];
  let failure: Error | undefined;
  let total = 0;
  unzip.on('data', (part: Buffer) => {
    total += part.length;
    unpacked.push(part);
  });
  unzip.on('error', (error) => {
    failure = error;
  });
  const closed = once(unzip, 'close').catch(() => {});

  function* take(): Generator<Uint8Array> {
    const parts = unpacked;
    unpacked = [];
    yield* parts;
    if (failure) throw new GzipError(`the gzip data is cut off or damaged (${failure.message}) behind byte ${total}`);
  }

  try {
    for await (const chunk of chunks) {
      for (let start = 0; start < chunk.length; start += stepBytes) {
        const written = new Promise((done) => unzip.write(chunk.subarray(start, start + stepBytes), done));
        await Promise.race([written, closed]);
        yield* take();
      }
    }
    unzip.end();
    await closed;
    yield* take();
  } finally {
    unzip.destroy();
  }
}
