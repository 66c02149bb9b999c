import { formatClock, type Terminal } from './terminal.ts';

/** Says that another process writes to the store, where a report says so. */
export function reportWaiting(
  terminal: Terminal,
): (report: { readonly kind: string } | { readonly kind: 'waiting'; store: string; since: number }) => void {
  return (report) => {
    if ('since' in report)
      terminal.warn(`reroll: Another ingest writes to ${report.store} since ${formatClock(report.since)}; waiting\n`);
  };
}
