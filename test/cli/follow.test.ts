import { describe, expect, it } from 'vitest';
import { formatReport } from '#cli/follow.ts';

const counts = { read: 0, new: 0, duplicate: 0, conflict: 0, removed: 0, skipped: 0, commits: 0 };

describe('a line of reroll follow', () => {
  it.each([
    [{ kind: 'changed', source: 'leds', counts: { ...counts, new: 1 } }, 'leds: 1 new mail'],
    [
      { kind: 'changed', source: 'leds', counts: { ...counts, new: 2, conflict: 1, removed: 4 } },
      'leds: 3 new mails, 4 removed',
    ],
    [{ kind: 'changed', source: 'leds', counts: { ...counts, removed: 1 } }, 'leds: 1 removed'],
    [{ kind: 'changed', source: 'linux', counts: { ...counts, commits: 1 } }, 'linux: 1 new commit'],
    [{ kind: 'changed', source: 'linux', counts: { ...counts, commits: 12 } }, 'linux: 12 new commits'],
    [{ kind: 'reading', source: 'leds', messages: 7584 }, 'leds: reading 7584 mails'],
    [
      { kind: 'failed', source: 'leds', reason: 'the server is away', retrySeconds: 120 },
      'leds: the server is away; next try in 120 s',
    ],
    [{ kind: 'recovered', source: 'leds' }, 'leds: is there again'],
    [
      { kind: 'problem', source: 'leds', place: 'leds/git/0.git 12ab', reason: 'no Message-ID' },
      'leds/git/0.git 12ab: no Message-ID',
    ],
  ] as const)('%j', (report, line) => {
    expect(formatReport(report)).toBe(line);
  });
});
