import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { openByteReader } from '#ingest/source/byte-reader.ts';
import { maxMailBytes } from '#ingest/source/mail-size.ts';
import { lookupPublic, refusePrivate } from '#ingest/source/public-lookup.ts';
import type { ReadOptions } from '#ingest/source/read-options.ts';

/** The server, or the way to it, failed; the reason in words for people. */
export class NntpError extends Error {}

/** The first line of an answer (RFC 3977, 3.2): `211 3 1 3 group`. */
export type NntpReply = { readonly code: number; readonly text: string };

/** A connection to a news server. Answers come in the order of the commands, of which several may be under way. */
export type NntpConnection = {
  readonly send: (command: string) => void;
  readonly readReply: () => Promise<NntpReply>;
  /** The block of lines behind a reply, with `\n` line ends and without dot-stuffing; null where it is too large. */
  readonly readBlock: () => Promise<Uint8Array | null>;
  readonly close: () => void;
};

const maxSilenceMs = 60_000;
/** What is skipped of a mail that is too large, before the server is held to be ill. */
const maxBlockBytes = 4 * maxMailBytes;

/** Connects to the server of an nntp: or nntps: URL and reads its greeting. Throws a NntpError. */
export async function openNntp(url: URL, options: Pick<ReadOptions, 'reach' | 'signal'>): Promise<NntpConnection> {
  const socket = openSocket(url, options);
  const stop = () => socket.destroy(new NntpError('stopped'));
  options.signal?.addEventListener('abort', stop, { once: true });
  socket.once('close', () => options.signal?.removeEventListener('abort', stop));
  const reader = openByteReader(socket, maxMailBytes);

  async function readLine(): Promise<string> {
    const line = await reader.readLine().catch((error: unknown) => {
      throw new NntpError(`the connection failed: ${error instanceof Error ? error.message : String(error)}`);
    });
    if (line === null) throw new NntpError('the server closed the connection');
    return line.endsWith('\r') ? line.slice(0, -1) : line;
  }

  async function readReply(): Promise<NntpReply> {
    const line = await readLine();
    if (!/^[1-5]\d\d(?: |$)/.test(line)) throw new NntpError(`the server does not speak NNTP: ${line.slice(0, 80)}`);
    return { code: Number(line.slice(0, 3)), text: line.slice(4) };
  }

  async function readBlock(): Promise<Uint8Array | null> {
    const lines: string[] = [];
    let size = 0;
    for (let line = await readLine(); line !== '.'; line = await readLine()) {
      size += line.length + 1;
      if (size > maxBlockBytes) throw new NntpError(`an article has more than ${maxBlockBytes} bytes`);
      // RFC 3977, 3.1.1
      if (size <= maxMailBytes) lines.push(line.startsWith('.') ? line.slice(1) : line);
    }
    lines.push('');
    return size > maxMailBytes ? null : new Uint8Array(Buffer.from(lines.join('\n'), 'latin1'));
  }

  try {
    const greeting = await readReply();
    if (greeting.code > 201) throw new NntpError(`the server refuses: ${greeting.code} ${greeting.text}`);
  } catch (error) {
    socket.destroy();
    throw error;
  }
  return {
    send: (command) => void socket.write(`${command}\r\n`),
    readReply,
    readBlock,
    close: () => socket.end('QUIT\r\n', () => socket.destroy()),
  };
}

function openSocket(url: URL, { reach }: Pick<ReadOptions, 'reach'>): Socket {
  const isTls = url.protocol === 'nntps:';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (reach === 'public') refusePrivate(host);
  const options = {
    host,
    port: Number(url.port) || (isTls ? 563 : 119),
    ...(reach === 'public' ? { lookup: lookupPublic } : {}),
  };
  const socket = isTls ? connectTls({ ...options, servername: host }) : connect(options);
  socket.setTimeout(maxSilenceMs, () =>
    socket.destroy(new NntpError(`the server has been silent for ${maxSilenceMs / 1000} s`)),
  );
  // Whoever reads is told; between two reads nobody listens.
  socket.on('error', () => {});
  return socket;
}
