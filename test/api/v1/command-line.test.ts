import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handleV1 } from '#api/v1/handle.ts';
import { createProgram } from '#cli/program.ts';
import type { Terminal } from '#cli/terminal.ts';
import { listCommentTable } from '#db/comment-table.ts';
import type { Database } from '#db/open.ts';
import { ask, openDemo, owner } from '../demo-store.ts';

const SERIES = '20260112093000.4711-1-mira.lindqvist@example.org';

let db: Database;
let folder: string;
let comment: string;
beforeAll(async () => {
  ({ db, folder } = await openDemo());
  comment = listCommentTable(db, { series: SERIES, outstanding: true }, 1)[0]?.id ?? '';
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

async function get(path: string): Promise<unknown> {
  return (await handleV1(ask(db, `/api/v1${path}`, {}, owner('mark')))).json();
}

function terminalOf(write: (part: string) => void): Terminal {
  return { write, warn: () => {}, isInteractive: false, columns: 80 };
}

async function print(...args: string[]): Promise<unknown> {
  const before = process.env.REROLL_DB;
  process.env.REROLL_DB = db.name;
  const parts: string[] = [];
  try {
    await createProgram(terminalOf((part) => void parts.push(part))).parseAsync(args, { from: 'user' });
  } finally {
    if (before === undefined) delete process.env.REROLL_DB;
    else process.env.REROLL_DB = before;
  }
  return JSON.parse(parts.join(''));
}

/** An address, and the command that prints the same; `{comment}` is one of the demo. */
const SAME: readonly (readonly [string, readonly string[]])[] = [
  ['/series', ['list', '--json']],
  ['/series?author=saanvi&state=under-review', ['list', '--author', 'saanvi', '--state', 'under-review', '--json']],
  ['/series?next=author', ['list', '--next', 'author', '--json']],
  [`/series/${SERIES}`, ['show', SERIES, '--json']],
  [`/series/${SERIES}/status`, ['status', SERIES, '--json']],
  [`/series/${SERIES}/changelog`, ['changelog', SERIES, '--json']],
  [`/series/${SERIES}/outstanding`, ['outstanding', SERIES, '--json']],
  [`/series/${SERIES}/feedback`, ['export', 'feedback', SERIES]],
  ['/outstanding', ['outstanding', '--json']],
  [
    '/outstanding?reviewer=okafor&list=linux-widgets',
    ['outstanding', '--reviewer', 'okafor', '--list', 'linux-widgets', '--json'],
  ],
  ['/outstanding?author=nobody', ['outstanding', '--author', 'nobody', '--json']],
  ['/export/series', ['export', 'series']],
  ['/export/feedback', ['export', 'feedback', '--all']],
  [`/series/${SERIES}/outstanding?reviewer=okafor`, ['outstanding', SERIES, '--reviewer', 'okafor', '--json']],
  ['/search?q=fifo%20size', ['search', 'fifo', 'size', '--json']],
  ['/search/comments?q=memory', ['search', '--in', 'remarks', 'memory', '--json']],
  ['/search/series?q=s:tarn', ['search', '--in', 'series', 's:tarn', '--json']],
  ['/search/code?q=tb210', ['search', '--in', 'code', 'tb210', '--json']],
  ['/topics', ['topics', '--json']],
  ['/topics?kind=use&sort=title', ['topics', '--kind', 'use', '--sort', 'title', '--json']],
  [
    '/topics?path=drivers/widget/&reviewer=okafor&text=SZ',
    ['topics', '--path', 'drivers/widget/', '--reviewer', 'okafor', '--text', 'SZ', '--json'],
  ],
  ['/topics/order:mutex-init', ['topic', 'order:mutex-init', '--json']],
  ['/topics/use:SZ_*', ['topic', 'use:SZ_*', '--json']],
  ['/decisions', ['decisions', '--json']],
  ['/decisions?kind=withdrawn&text=regmap', ['decisions', '--kind', 'withdrawn', '--text', 'regmap', '--json']],
  ['/decisions?topic=use:SZ_*', ['decisions', '--topic', 'use:SZ_*', '--json']],
  [
    '/people/mira.lindqvist@example.org/digest',
    ['digest', '--from', 'reroll@example.org', '--to', 'mira.lindqvist@example.org', '--json'],
  ],
  [
    '/people/tomas.okafor@example.org/digest?role=reviewer&since=1771000000',
    ['digest', '--to', 'tomas.okafor@example.org', '--reviewer', '--since', '2026-02-13T16:26:40Z', '--json'],
  ],
  ['/audit', ['audit', '--json']],
  ['/audit?since=1773000000', ['audit', '--since', '2026-03-08T20:00:00Z', '--json']],
  ['/comments/{comment}/marks', ['mark', '{comment}', 'undo', '--json']],
];

test.each(SAME)('%s', async (path, args) => {
  const printed = await print(...args.map((each) => each.replace('{comment}', comment)));
  expect(await get(path.replace('{comment}', encodeURIComponent(comment)))).toEqual(printed);
});

test('the rest of what has --json is for those at the machine', () => {
  const answered = new Set(SAME.map(([, [name]]) => name));
  const commands = createProgram(terminalOf(() => {})).commands.filter(({ options }) =>
    options.some(({ long }) => long === '--json'),
  );
  const rest = commands.map((each) => each.name()).filter((name) => !answered.has(name));
  expect(rest.sort()).toEqual(['check', 'doctor', 'follow', 'ingest', 'reparse']);
});
