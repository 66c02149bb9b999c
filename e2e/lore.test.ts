import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { gunzipSync } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasPublicInbox, type PublicInbox } from '../test/ingest/source/public-inbox.ts';
import { type B4, hasB4, setUpB4 } from './b4.ts';
import { serveInbox } from './inbox-server.ts';
import { askLei, hasLei } from './lei.ts';
import { type PostedSeries, postSeries } from './posted-series.ts';
import { root, type Site, shared, startSite } from './site.ts';

/** lore's addresses: what b4 and public-inbox's own server make of the same archive, ours has to give as well. */

const bundle = join(shared, 'archives/linux-fpga.bundle');
if (!existsSync(bundle)) console.warn('skipped: no ../shared/archives/linux-fpga.bundle');
const canCompare = hasPublicInbox() && hasB4();
const canAskLei = hasLei();

const demo = ['fennel-bindings', 'tb210-driver', 'unregister-race'].map((name) => join(root, `demo/${name}.mbox`));

const ARCHIVES = [
  { list: 'linux-widgets', archives: demo, every: 1, level: 'medium' },
  { list: 'linux-fpga', archives: [bundle], every: 50, level: 'basic' },
] as const;

describe.skipIf(!canCompare).each(ARCHIVES.filter(({ archives }) => archives.every((path) => existsSync(path))))(
  '$list from us and from public-inbox',
  ({ list, archives, every, level }) => {
    let site: Site;
    let inbox: PublicInbox;
    let ours: B4;
    let theirs: B4;
    let mails: readonly { id: string; copies: number }[];
    let heads: readonly string[];

    beforeAll(async () => {
      // One behind the other: where the second fails, the first is known and is stopped.
      site = await startSite(archives);
      inbox = await serveInbox(list, archives, level);
      ours = setUpB4(`${site.origin}/all`);
      theirs = setUpB4(`${inbox.url}/${list}`);
      const store = new Sqlite(site.store, { readonly: true });
      mails = store
        .prepare('SELECT message_id AS id, count(*) AS copies FROM message GROUP BY 1 ORDER BY 1')
        .all() as [];
      heads = store
        .prepare('SELECT head FROM revision JOIN series ON series.id = series ORDER BY series.revision DESC, head')
        .pluck()
        .all() as string[];
      store.close();
    });

    afterAll(async () => {
      ours?.remove();
      theirs?.remove();
      await Promise.all([site?.stop(), inbox?.stop()]);
    });

    const both = (path: string) =>
      Promise.all(
        // A connection kept open may be closed by a server just when the next request is sent.
        [site.origin, inbox.url].map(async (origin) =>
          fetch(`${origin}/${list}/${path}`, { headers: { connection: 'close' } }),
        ),
      );

    test('raw is the same, byte for byte', async () => {
      const different: string[] = [];
      for (const { id } of mails.filter((_, index) => index % every === 0)) {
        const [a, b] = await both(`${encodeURIComponent(id)}/raw`);
        if ((await a?.text()) !== (await b?.text())) different.push(id);
        else expect(a?.headers.get('content-disposition')).toBe(b?.headers.get('content-disposition'));
      }
      expect(different).toEqual([]);
    });

    test('t.mbox.gz holds the same mails; theirs may add those of the same subject', async () => {
      const added: string[] = [];
      for (const { id } of mails.filter((_, index) => index % every === 0)) {
        const [own = [], other = []] = await Promise.all(
          (await both(`${encodeURIComponent(id)}/t.mbox.gz`)).map(readMails),
        );
        expect(own.length).toBeGreaterThan(0);
        expect(other).toEqual(expect.arrayContaining(own));
        const subjects = own.map(subjectOf);
        const others = other.filter((mail) => !own.includes(mail)).map(subjectOf);
        added.push(...others.filter((subject) => !subjects.includes(subject)));
      }
      expect(added).toEqual([]);
    });

    test.each(['am', 'mbox'])('b4 %s writes the same files', async (command) => {
      for (const head of heads.slice(0, 8)) {
        const [a, b] = await Promise.all([ours, theirs].map(async (b4) => [...(await b4.files(command, head))]));
        expect(a?.length).toBeGreaterThan(0);
        expect(a?.map(sortMails)).toEqual(b?.map(sortMails));
      }
    });

    test('b4 finds the list of a mail where it is told to ask for that', async () => {
      const b4 = setUpB4(`${site.origin}/r`);
      const head = heads[0] ?? '';
      const [a, b] = await Promise.all([b4, ours].map(async (each) => [...(await each.files('mbox', head))]));
      expect(a?.map(sortMails)).toEqual(b?.map(sortMails));
      b4.remove();
    });

    test
      .skipIf(!canAskLei || level === 'basic')
      .each([
        [['s:TB210']],
        [['f:tomas', 'AND', 'NOT', 's:bindings', 'd:20260101..']],
        [['--threads', 'b:devm_request_mem_region']],
      ])('lei q %j finds the same', async (query) => {
      const [a, b] = await Promise.all([site.origin, inbox.url].map((origin) => askLei(`${origin}/${list}/`, query)));
      expect(a?.length).toBeGreaterThan(0);
      expect(a).toEqual(b);
    });

    test('Atom feeds have the same entries', async () => {
      const head = encodeURIComponent(heads[0] ?? '');
      const [a, b] = await Promise.all((await both(`${head}/t.atom`)).map((answer) => answer.text()));
      const ids = (feed = '') => [...feed.matchAll(/<entry>.*?<id>([^<]*)/gs)].map(([, id]) => id).toSorted();
      expect(ids(a).length).toBeGreaterThan(0);
      expect(ids(a)).toEqual(ids(b));
    });
  },
);

describe.skipIf(!canCompare)('a series in two revisions, and the repository that it is of', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reroll-posted-'));
  let series: PostedSeries;
  let site: Site;
  let b4: B4;
  let newest: string;

  beforeAll(async () => {
    series = postSeries(folder);
    site = await startSite(series.mailboxes);
    b4 = setUpB4(`${site.origin}/all`, series.repository);
    newest = /^Message-Id: <(.*)>$/im.exec(readFileSync(series.mailboxes[1] ?? '', 'utf8'))?.[1] ?? '';
  });

  afterAll(async () => {
    b4?.remove();
    await site?.stop();
    rmSync(folder, { recursive: true });
  });

  const git = (args: readonly string[], input = '') =>
    execFileSync('git', ['-C', series.repository, ...args], { input, encoding: 'utf8' });

  test('b4 am makes patches that git applies to the same tree', async () => {
    const [, mailbox = ''] = [...(await b4.files('am', newest))].find(([name]) => name.endsWith('.mbx')) ?? [];
    git(['checkout', '--quiet', '-b', 'applied', 'main']);
    git(['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', 'am', '--quiet'], mailbox);
    expect(git(['rev-parse', 'applied^{tree}'])).toBe(git(['rev-parse', 'v2^{tree}']));
  });

  test('b4 diff finds the revision before by a search, and says what git range-diff says', async () => {
    const said = await b4.say(['diff', newest]);
    const plain = (text: string) =>
      stripVTControlCharacters(text)
        .replace(/\b[0-9a-f]{7,40}\b/g, 'COMMIT')
        .trim();
    expect(plain(said)).toContain(plain(git(['range-diff', '--no-color', 'main..v1', 'main..v2'])));
  });
});

async function readMails(answer: Response): Promise<string[]> {
  expect(answer.status).toBe(200);
  return mailsOf(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString('latin1'));
}

function mailsOf(mailbox: string): string[] {
  return mailbox.split(/^(?=From \S+ \w{3} \w{3} )/m);
}

/** b4 does not keep the order of a thread. */
function sortMails([name, mailbox]: readonly [string, string]) {
  return { name, mails: mailsOf(mailbox).toSorted() };
}

/** As public-inbox compares subjects. */
function subjectOf(mail: string): string {
  const subject = /^subject:((?:[^\n]|\n[ \t])*)/im.exec(mail)?.[1] ?? '';
  return subject
    .replace(/\W+/g, ' ')
    .replace(/^ ?(?:re )*/i, '')
    .trim()
    .toLowerCase();
}
