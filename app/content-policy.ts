export const POLICY_HEADER = 'content-security-policy';

/**
 * What a page may load and run (Content Security Policy Level 3): our own files, and the scripts that Next.js writes
 * into it, which carry the nonce. Nothing that a mail says can be one of them. A new value for each answer.
 */
export function contentPolicy(): string {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const isBuilt = process.env.NODE_ENV === 'production';
  return [
    "default-src 'none'",
    // `next dev` evaluates modules and puts styles into the page.
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isBuilt ? '' : " 'unsafe-eval'"}`,
    `style-src 'self'${isBuilt ? '' : " 'unsafe-inline'"}`,
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
