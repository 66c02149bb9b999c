/** Milliseconds and bytes of some pages. */
export type PageTimes = {
  readonly median: number;
  readonly p95: number;
  readonly bytes: number;
  /** Those that warmed the server up, too. */
  readonly requests: number;
};

/** Of a reader who said who they are: pages that are alike for all are kept, and none of these is. */
const HEADERS = { 'accept-encoding': 'identity', cookie: 'measured=1' };

/** Pages asked for first, which warm the server up. */
const WARM_UP = 20;

/** Milliseconds from the request to the last byte, one request after the other. */
export async function timePages(origin: string, paths: readonly string[]): Promise<PageTimes> {
  const times: number[] = [];
  const sizes: number[] = [];
  for (const path of [...paths.slice(0, WARM_UP), ...paths]) {
    const started = performance.now();
    const response = await fetch(origin + path, { headers: HEADERS });
    const body = await response.arrayBuffer();
    // public-inbox says 404 where a search finds nothing.
    if (!response.ok && !path.includes('?q=')) throw new Error(`${response.status} for ${path}`);
    times.push(performance.now() - started);
    sizes.push(body.byteLength);
  }
  const sorted = times.slice(Math.min(WARM_UP, paths.length)).sort((a, b) => a - b);
  return {
    requests: times.length,
    median: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    bytes: quantile(
      [...sizes].sort((a, b) => a - b),
      0.5,
    ),
  };
}

/** @param sorted from the least */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
