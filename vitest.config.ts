import { defineConfig } from 'vitest/config';

/** unit: pure and fast. peer: against git, public-inbox, b4 and real archives. e2e: a real Chromium. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/**/*.peer.test.ts'],
          // They change nothing that others see, so that a process loads the program once and not for each file.
          isolate: false,
          maxWorkers: '100%',
          // No test is about time: on a busy machine the default of five seconds would make it one.
          testTimeout: 60_000,
        },
      },
      { test: { name: 'peer', include: ['test/**/*.peer.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
