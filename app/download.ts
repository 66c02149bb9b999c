/** A text for a program to save. `name` says what it is; git-pw reads the file name up to the end of the header. */
export function downloadOf(body: string | Buffer, name: string, type: 'application/mbox' | 'text/x-patch'): Response {
  const file =
    name
      .replace(/[^\w.]+/g, '-')
      .replace(/^-+|(?<!-)-+$/g, '')
      .slice(0, 100) || 'mail';
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': `attachment; filename=${file}.${type === 'application/mbox' ? 'mbox' : 'patch'}`,
      'x-content-type-options': 'nosniff',
    },
  });
}

export function notHere(what: string): Response {
  return new Response(`No such ${what} is in the store.\n`, { status: 404 });
}
