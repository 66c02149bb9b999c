import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listViolations } from './architecture.ts';

const root = new URL('../', import.meta.url);
const FOLDERS = ['ingest', 'db', 'cli', 'components', 'api', 'app', 'bench', 'bin', 'e2e', 'test', 'docs'];

function listSources(): string[] {
  return FOLDERS.filter((folder) => existsSync(new URL(folder, root))).flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => /\.(?:tsx?|js|md)$/.test(path)),
  );
}

test('the tree keeps the rules', () => {
  const sources = listSources();
  expect(sources.length).toBeGreaterThan(20);
  expect(sources.flatMap((path) => listViolations(path, readFileSync(new URL(path, root), 'utf8')))).toEqual([]);
});

describe('imports', () => {
  const imports = (specifier: string) => `import { x } from '${specifier}';\n`;

  test.each([
    ['ingest/mail/quote.ts', '#db/model.ts'],
    ['ingest/mail/quote.ts', './subject.ts'],
    ['ingest/mail/message.ts', 'mailparser'],
    ['ingest/patch/patch-id.ts', 'node:crypto'],
    ['ingest/track/judge.ts', '#ingest/mail/quote.ts'],
    ['ingest/track/judge.ts', '../review/comment.ts'],
    ['ingest/pipeline.ts', '#db/messages.ts'],
    ['ingest/pipeline-worker.ts', './source/raw-message.ts'],
    ['ingest/source/git.ts', 'node:child_process'],
    ['ingest/source/page/pipermail.ts', '../raw-message.ts'],
    ['db/open.ts', 'better-sqlite3'],
    ['cli/ingest.ts', '#ingest/pipeline.ts'],
    ['components/diff.tsx', '#db/model.ts'],
    ['components/link.tsx', 'next/link'],
    ['app/page.tsx', '#components/series-list.tsx'],
    ['app/page.tsx', '../db/series.ts'],
    ['app/api/route.ts', '#api/patchwork/handle.ts'],
    ['api/patchwork/patch.ts', '#db/postings.ts'],
    ['app/layout.tsx', './style.css'],
    ['app/database.ts', 'server-only'],
    ['test/ingest/mail/quote.test.ts', '#db/open.ts'],
  ])('%s may import %s', (path, specifier) => {
    expect(listViolations(path, imports(specifier))).toEqual([]);
  });

  test.each([
    ['ingest/mail/quote.ts', '#db/open.ts'],
    ['ingest/mail/quote.ts', '#ingest/patch/diff.ts'],
    ['ingest/mail/quote.ts', 'node:fs'],
    ['ingest/mail/quote.ts', 'better-sqlite3'],
    ['ingest/patch/diff.ts', 'node:crypto'],
    ['ingest/patch/diff.ts', '../series/series.ts'],
    ['ingest/review/comment.ts', '#ingest/track/judge.ts'],
    ['ingest/track/judge.ts', '#ingest/source/git.ts'],
    ['ingest/source/git.ts', '#db/model.ts'],
    ['ingest/source/git.ts', '../mail/message-id.ts'],
    ['db/series.ts', '#ingest/mail/subject.ts'],
    ['cli/show.ts', '#ingest/mail/subject.ts'],
    ['components/diff.tsx', '#db/series.ts'],
    ['components/diff.tsx', 'node:path'],
    ['app/page.tsx', '#ingest/mail/subject.ts'],
    ['app/page.tsx', '../cli/date.ts'],
    ['api/patchwork/patch.ts', '#ingest/mail/subject.ts'],
    ['api/patchwork/patch.ts', 'next/server'],
    ['db/open.ts', 'server-only'],
  ])('%s may not import %s', (path, specifier) => {
    expect(listViolations(path, imports(specifier))).toEqual([`${path}: may not import ${specifier}`]);
  });

  test.each([
    "import type { X } from '#ingest/pipeline.ts';",
    "import '#ingest/pipeline.ts';",
    "export { x } from '#ingest/pipeline.ts';",
    "export * from '#ingest/pipeline.ts';",
    "import {\n  x,\n  y,\n} from '#ingest/pipeline.ts';",
    "const { x } = await import('#ingest/pipeline.ts');",
    "const x = require('#ingest/pipeline.ts');",
  ])('seen in %j', (source) => {
    expect(listViolations('app/page.tsx', source)).toEqual(['app/page.tsx: may not import #ingest/pipeline.ts']);
  });

  test.each([
    "const words = ['from', 'to'];",
    "const pattern = ['taken from', ' | '];",
    "export interface Answer { kind: 'a'; from: 'b' }",
    "export const title = 'x';",
    "export type Kind = 'a' | 'b';",
    "// import { x } from '#ingest/pipeline.ts';",
  ])('none in %j', (source) => {
    expect(listViolations('ingest/mail/quote.ts', source)).toEqual([]);
  });
});

describe('purity', () => {
  test.each([
    ['const home = process.env.HOME;', 'the environment'],
    ["console.log('x');", 'the console'],
    ['const now = Date.now();', 'the clock'],
    ['const now = new Date();', 'the clock'],
    ['const start = performance.now();', 'the clock'],
    ['const x = Math.random();', 'chance'],
  ])('%s', (line, what) => {
    expect(listViolations('ingest/track/judge.ts', line)).toEqual([
      `ingest/track/judge.ts: is pure, but touches ${what}`,
    ]);
    expect(listViolations('components/diff.tsx', line)).toEqual([`components/diff.tsx: is pure, but touches ${what}`]);
    expect(listViolations('cli/show.ts', line)).toEqual([]);
  });

  test.each([
    '/** Ends the process. console.log is for others. */',
    '  // Date.now() would make a verdict differ from one day to the next',
    'const sent = new Date(text).getTime();',
    "const words = ['in-process.', 'xconsole.log'];",
  ])('not seen in %j', (line) => {
    expect(listViolations('ingest/mail/date.ts', line)).toEqual([]);
  });
});

describe('files', () => {
  test.each([
    'utils.ts',
    'util.ts',
    'helpers.ts',
    'common.ts',
    'misc.ts',
    'manager.ts',
    'string-utils.ts',
    'test-helpers.ts',
  ])('%s says nothing', (name) => {
    expect(listViolations(`db/${name}`, '')).toEqual([`db/${name}: the name does not say what it holds`]);
  });

  test('300 lines are enough, except for a test', () => {
    const lines = (count: number) => 'const x = 1;\n'.repeat(count);
    expect(listViolations('db/series.ts', lines(300))).toEqual([]);
    expect(listViolations('db/series.ts', lines(301))).toEqual(['db/series.ts: more than 300 lines']);
    expect(listViolations('test/db/series.test.ts', lines(301))).toEqual([]);
  });

  test('no folder of one machine', () => {
    for (const folder of ['work', 'root']) {
      const source = `const path = '${['', folder, 'x'].join('/')}';`;
      expect(listViolations('cli/show.ts', source)).toEqual(['cli/show.ts: names a folder of one machine']);
      expect(listViolations('test/cli/show.test.ts', source)).toEqual([
        'test/cli/show.test.ts: names a folder of one machine',
      ]);
    }
    expect(listViolations('app/page.tsx', "import '#components/thread/root/mail.tsx';")).toEqual([]);
  });

  test('../shared only in tests and benches', () => {
    const source = "const archive = '../shared/archives/x.bundle';";
    expect(listViolations('ingest/pipeline.ts', source)).toEqual([
      'ingest/pipeline.ts: names ../shared, which a user does not have',
    ]);
    expect(listViolations('test/ingest/pipeline.peer.test.ts', source)).toEqual([]);
    expect(listViolations('bench/ingest.ts', source)).toEqual([]);
  });
});
