import { createHash } from 'node:crypto';

/** An entity tag (RFC 9110, 8.8.3) of what is made of these parts. */
export function entityTag(parts: Iterable<string>): string {
  const hash = createHash('sha1');
  for (const part of parts) hash.update(`${part}\n`);
  return `W/"${hash.digest('base64url')}"`;
}

/** Whether the client says that it has this already (RFC 9110, 13.1.2). */
export function hasAlready(request: Request, tag: string): boolean {
  const known = request.headers.get('if-none-match')?.split(',') ?? [];
  return known.some((each) => each.trim().replace(/^(?:W\/)?/, 'W/') === tag);
}
