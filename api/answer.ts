/** An error as all our APIs tell it, and as Patchwork does: `{"detail": "Not found."}`. */
export function errorAnswer(status: number, detail: string, headers: Record<string, string> = {}): Response {
  return Response.json({ detail }, { status, headers });
}

export function unauthorized(detail: string): Response {
  return errorAnswer(401, detail, { 'www-authenticate': 'Token' });
}
