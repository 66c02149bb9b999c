import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseMessage } from '#ingest/mail/message.ts';
import { parseSubject } from '#ingest/mail/subject.ts';

/** Mails that broke other programs: the test data of Patchwork and notmuch. */
const folder = new URL('../../../../shared/mail/', import.meta.url);
const isThere = existsSync(folder);
if (!isThere) console.log('skipped: ../shared/mail is missing');

const context = { received: 1_700_000_000, list: null, copy: 'mail' } as const;
const parse = (path: string) => parseMessage(readFileSync(new URL(path, folder)), context);

describe.skipIf(!isThere)('what each yields', () => {
  // file, title, kind, author, lines of the body, problems
  test.each([
    [
      'patchwork/fuzz/base64err.mbox',
      ': Up entry for B01X ARM',
      'other',
      '.com',
      23,
      ['a header line without', 'unreadable Date'],
    ],
    ['patchwork/fuzz/charset.mbox', 'Fix ld p38 Fres on m.', 'patch', 'om', 80, ['unreadable Date']],
    [
      'patchwork/fuzz/codec-null.mbox',
      'net: ieee802154: remove explicit',
      'patch',
      'xiaolou4617@gmail.com',
      219,
      ['unknown charset ud'],
    ],
    ['patchwork/fuzz/date-oserror.mbox', 'test: Cwn', 'patch', 'steom', 251, ['unreadable Date', 'not utf-8']],
    ['patchwork/fuzz/date-too-long.mbox', 'Fix pow ovew in non roug modes', 'other', 'jom', 1, ['unreadable Date']],
    [
      'patchwork/fuzz/date.mbox',
      ': Up entry for B01X ARM',
      'other',
      '.com',
      21,
      ['a header line without', 'unreadable Date', 'not utf-8'],
    ],
    ['patchwork/fuzz/dateheader.mbox', 'Fix pow ovew in non roug modes', 'other', 'jom', 1, []],
    [
      'patchwork/fuzz/email-len.mbox',
      't{st: ?wn',
      'patch',
      'NNNNNNNNNN',
      72,
      ['a header line without', 'unreadable Date', 'not utf-8'],
    ],
    ['patchwork/fuzz/msgid-len.mbox', ': Up ent', 'other', '.com', 47, ['unreadable Date']],
    ['patchwork/fuzz/msgidheader.mbox', 'Fix ld p38 Fres on m.', 'patch', 'om', 80, ['unreadable Date']],
    ['patchwork/fuzz/name-len.mbox', 'Fix pow ovew in non roug modes', 'other', 'jom', 1, ['a header line without']],
    ['patchwork/fuzz/unknown-encoding.mbox', ': Up entry for B01X ARM', 'other', '.com', 1, ['unreadable Date']],
    [
      'patchwork/fuzz/value2.mbox',
      ': Up entry for B01X ARM',
      'other',
      '',
      1,
      ['a header line without', 'unreadable Date'],
    ],
    [
      'patchwork/fuzz/x-face.mbox',
      'uvcvideo (webcam) support for COMPAL',
      'other',
      'laurent.pinchart@skynet.be',
      19,
      [],
    ],
    [
      'patchwork/mail/0001-git-pull-request.mbox',
      'Please pull powerpc.git next branch',
      'pull-request',
      'benh@kernel.crashing.org',
      292,
      [],
    ],
    [
      'patchwork/mail/0003-git-pull-request-with-diff.mbox',
      'Please pull powerpc.git next',
      'pull-request',
      'benh@kernel.crashing.org',
      85,
      [],
    ],
    [
      'patchwork/mail/0007-cvs-format-diff.mbox',
      'Fix ld pr11138 FAILures on mips*.',
      'patch',
      'david.daney@cavium.com',
      70,
      [],
    ],
    [
      'patchwork/mail/0010-invalid-charset.mbox',
      'Fix pow overflow in non-default',
      'other',
      'joseph@codesourcery.com',
      69,
      ['unknown charset none'],
    ],
    [
      'patchwork/mail/0012-invalid-header-char.mbox',
      'kni: fix compilation error',
      'patch',
      'ferruh.yigit@intel.com',
      27,
      [],
    ],
    [
      'patchwork/mail/0013-with-utf8-body.mbox',
      'MAINTAINERS: Update entry for BCM5301X',
      'other',
      'zajec5@gmail.com',
      27,
      [],
    ],
    [
      'patchwork/mail/0014-with-unencoded-utf8-headers.mbox',
      'MAINTAINERS: Update entry for BCM5301X ARM to include Rafał Miłecki',
      'other',
      'zajec5@gmail.com',
      27,
      [],
    ],
    [
      'patchwork/mail/0015-with-invalid-utf8-headers.mbox',
      'MAINTAINERS: Update entry',
      'other',
      'zajec5@gmail.com',
      27,
      [],
    ],
    ['patchwork/mail/0016-no-subject.mbox', '', 'other', 'yann.morin.1998@free.fr', 20, []],
    [
      'patchwork/mail/0019-multipart-patch.mbox',
      'parsemail: ignore html part',
      'patch',
      'yuri.volchkov@gmail.com',
      32,
      [],
    ],
    [
      'patchwork/mail/0020-multipart-comment.mbox',
      'parsemail: ignore html part',
      'patch',
      'stephenfinucane@hotmail.com',
      4,
      [],
    ],
    [
      'patchwork/mail/0022-git-mode-change.mbox',
      'kconfig: Make nconf-cfg.sh executable',
      'patch',
      'pvorel@suse.cz',
      15,
      [],
    ],
    [
      'patchwork/mail/0023-git-pull-request-newline-in-url.mbox',
      'soc: updates for v5.5',
      'pull-request',
      'matthias.bgg@gmail.com',
      40,
      [],
    ],
    ['notmuch/attachment/text-calendar.eml', 'test', 'other', 'bremner@example.com', 1, ['unreadable Date']],
    [
      'notmuch/attachment/x-gtar-compressed.eml',
      'bug: "no top level messages" crash',
      'other',
      'anarcat@orangeseeds.org',
      6,
      [],
    ],
    ['notmuch/broken/broken-cc', 'wowsers!', 'other', 'alice@example.org', 1, []],
    [
      'notmuch/broken/empty-part',
      'Post to freebsd-hackers@FreeBSD.org denied',
      'other',
      'freebsd-hackers+owner@FreeBSD.org',
      33,
      ['impossible Date'],
    ],
    ['notmuch/html/attribute-text', 'test html attachment', 'other', 'david@example.net', 1, []],
    ['notmuch/html/embedded-image', 'Tack alla trafikanter och fotgängare!', 'other', 'daemon@lublin.se', 17, []],
  ])('%s', async (path, title, kind, address, lines, problems) => {
    const parsed = await parse(path);
    if (parsed.kind !== 'message') throw new Error(parsed.reason);
    const { subject, from, body, problems: found } = parsed.message;
    expect(parseSubject(subject)).toMatchObject({ kind, title: expect.stringContaining(title) });
    expect(from.address).toContain(address);
    expect(body.split('\n')).toHaveLength(lines);
    expect(found).toEqual(problems.map((problem) => expect.stringContaining(problem)));
  });

  test.each([
    'patchwork/fuzz/msgid-len2.mbox',
    'patchwork/fuzz/refshdr.mbox',
    'patchwork/fuzz/year-out-of-range.mbox',
    'patchwork/mail/0008-git-rename.mbox',
    'patchwork/mail/0025-git-add-binary-file.mbox',
  ])('%s', async (path) => expect(await parse(path)).toEqual({ kind: 'unreadable', reason: 'no Message-ID' }));

  test('names of the senders survive what their headers hold', async () => {
    for (const path of ['0013-with-utf8-body', '0014-with-unencoded-utf8-headers', '0015-with-invalid-utf8-headers']) {
      expect(await parse(`patchwork/mail/${path}.mbox`)).toMatchObject({
        message: { from: { name: 'Rafał Miłecki' } },
      });
    }
  });
});

test.skipIf(!isThere)('every file of the folder is read without a throw', async () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  for (const file of files) {
    const parsed = await parseMessage(readFileSync(`${file.parentPath}/${file.name}`), context);
    expect(parsed.kind === 'message' || parsed.reason === 'no Message-ID').toBe(true);
  }
  expect(files.length).toBeGreaterThan(100);
});
