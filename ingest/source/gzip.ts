import { once } from 'node:events';
import { createGunzip } from 'node:zlib';

/** The stream is no gzip data from some point on. */
export class GzipError extends Error {}

/** Small steps, so that even the highest compression (1,032 to 1) gives no more than 16 MiB at a time. */
const stepBytes = 16 * 1024;

/** Mail packs 30 to 1 at most; what promises 200 to 1 is made to fill a disk. A single large mail may. */
const maxRatio = 200;
const unratedBytes = 64 * 1024 * 1024;

/**
 * Unpacks a gzip stream. All that could be unpacked is yielded before an error is thrown, which says where the stream
 * broke; a plain pipe through zlib loses what it has not handed on yet.
 */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unzip = createGunzip();
  let unpacked: Buffer[] = [];
  let failure: Error | undefined;
  let total = 0;
  let packed = 0;
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
    if (total > unratedBytes && total > packed * maxRatio)
      throw new GzipError(`the gzip data unpacks to more than ${maxRatio} times its size behind byte ${packed}`);
  }

  try {
    for await (const chunk of chunks) {
      for (let start = 0; start < chunk.length; start += stepBytes) {
        const step = chunk.subarray(start, start + stepBytes);
        packed += step.length;
        const written = new Promise((done) => unzip.write(step, done));
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
