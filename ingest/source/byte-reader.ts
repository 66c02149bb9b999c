/** Lines and runs of bytes, taken in turn from a stream. */
export type ByteReader = {
  /** The next line without its line feed, decoded as Latin-1; null at the end. Throws for a line that is too long. */
  readonly readLine: () => Promise<string | null>;
  /** The next `size` bytes in memory of their own; null where the stream ends before. */
  readonly readBytes: (size: number) => Promise<Uint8Array<ArrayBuffer> | null>;
  /** Passes over `size` bytes; false where the stream ends before. */
  readonly skip: (size: number) => Promise<boolean>;
};

const defaultLineBytes = 64 * 1024;
const lineFeed = 0x0a;

/** Reads from a stream of chunks, asking for the next one only when all before it is used up. */
export function openByteReader(stream: AsyncIterable<Uint8Array>, maxLineBytes = defaultLineBytes): ByteReader {
  const chunks = stream[Symbol.asyncIterator]();
  let chunk: Buffer = Buffer.alloc(0);
  let offset = 0;

  /** True when at least one byte is at hand. */
  async function fill(): Promise<boolean> {
    while (offset === chunk.length) {
      const next = await chunks.next();
      if (next.done) return false;
      chunk = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
      offset = 0;
    }
    return true;
  }

  async function readLine(): Promise<string | null> {
    let line = '';
    while (await fill()) {
      const end = chunk.indexOf(lineFeed, offset);
      line += chunk.toString('latin1', offset, end < 0 ? chunk.length : end);
      offset = end < 0 ? chunk.length : end + 1;
      if (end >= 0) return line;
      if (line.length > maxLineBytes)
        throw new Error(`a line of more than ${maxLineBytes} bytes: ${line.slice(0, 80)}`);
    }
    return line === '' ? null : line;
  }

  async function readBytes(size: number): Promise<Uint8Array<ArrayBuffer> | null> {
    const bytes = new Uint8Array(size);
    for (let filled = 0; filled < size; ) {
      if (!(await fill())) return null;
      const part = chunk.subarray(offset, offset + size - filled);
      bytes.set(part, filled);
      filled += part.length;
      offset += part.length;
    }
    return bytes;
  }

  async function skip(size: number): Promise<boolean> {
    for (let left = size; left > 0; ) {
      if (!(await fill())) return false;
      const step = Math.min(left, chunk.length - offset);
      left -= step;
      offset += step;
    }
    return true;
  }

  return { readLine, readBytes, skip };
}
