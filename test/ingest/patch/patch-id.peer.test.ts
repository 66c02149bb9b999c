import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Message } from '#db/model.ts';
import { parseMessage } from '#ingest/mail/message.ts';
import { parsePatch } from '#ingest/patch/patch.ts';
import { findPatchId } from '#ingest/patch/patch-id.ts';
import { readSource } from '#ingest/source/read-source.ts';
import { diffOf } from './mail.ts';

const shared = fileURLToPath(new URL('../../../../shared', import.meta.url));
const isMissing = !existsSync(shared);
if (isMissing) console.log('Skipped: patch-ids of real archives, because ../shared is missing.');

/** What git prints first: it goes on behind the end of a patch, and may find another. */
const gitPatchId = (text: string): string | undefined =>
  execFileSync('git', ['patch-id', '--stable'], { input: text }).toString().split(/\s/)[0] || undefined;

const header = (path: string, ...more: string[]) => [`diff --git a/${path} b/${path}`, ...more].join('\n');

test.each([
  ['a change', diffOf()],
  ['two files', `${diffOf('a')}\n${diffOf('b')}`],
  ['a mail', `Fix it\n\nFixes: 123\n---\n a | 2 +-\n\n${diffOf('a')}\n-- \n2.40.1\n`],
  ['a binary', header('x.png', 'index 1234567..89abcde 100644', 'Binary files a/x.png and b/x.png differ')],
  [
    'a binary among texts',
    `${diffOf('a')}\n${header('x', 'index 1..2', 'GIT binary patch', 'literal 3', 'Kc$', '')}\n${diffOf('b')}`,
  ],
  [
    'a new binary',
    header('x', 'new file mode 100644', 'index 0000000..1234567', 'GIT binary patch', 'literal 3', 'Kc$', ''),
  ],
  ['a rename alone', header('x', 'similarity index 100%', 'rename from x', 'rename to y')],
  ['a mode alone', header('x', 'old mode 100644', 'new mode 100755')],
  ['a rename and a change', `${header('x', 'similarity index 100%', 'rename from x', 'rename to y')}\n${diffOf('b')}`],
  ['an empty new file', header('x', 'new file mode 100644', 'index 0000000..e69de29')],
  ['counts that are wrong', diffOf().replace('-10,3', '-10,2')],
  ['too many lines asked for', `${diffOf().replace('-10,3 +10,3', '-10,9 +10,9')}\n-- \n2.40.1\n`],
  ['an empty context line without its mark', diffOf().replace('\n }', '\n\n }')],
  ['no newline', diffOf().replace('\n }', '\n }\n\\ No newline at end of file')],
  ['a plain diff', diffOf().slice(diffOf().indexOf('---'))],
  ['a commit named between', `${diffOf('a')}\ncommit 0123456789012345678901234567890123456789\n${diffOf('b')}`],
  ['a hash at the start of a line', `0123456789012345678901234567890123456789 was bad\n\n${diffOf('a')}`],
  ['white space of every kind', diffOf('a', 'x\u00a0\u000b\u000cy', 'naïve\tß  日本')],
])('as git says: %s', (_, text) => {
  expect(findPatchId(text.split('\n'))).toBe(gitPatchId(text));
});

describe.skipIf(isMissing)('as git says, in real mail', () => {
  test.each(['linux-fpga', 'linux-fscrypt'])('%s', async (name) => {
    const patches: { body: string; id: string | null }[] = [];
    for await (const message of readMessages(name)) {
      const patch = parsePatch(message);
      if (patch) patches.push({ body: message.body, id: patch.patchId });
    }
    const sample = patches.filter((_, index) => index % 8 === 0);
    expect(sample.length).toBeGreaterThan(300);
    const different = sample.filter(({ body, id }) => (gitPatchId(body) ?? null) !== id);
    expect(different.map(({ body }) => body.slice(0, 200))).toEqual([]);
  });
});

async function* readMessages(name: string): AsyncGenerator<Message> {
  for await (const event of readSource(`${shared}/archives/${name}.bundle`, { cursors: () => undefined })) {
    if (event.kind !== 'message') continue;
    const parsed = await parseMessage(event.raw.bytes, { received: null, list: name, copy: 'mail' });
    if (parsed.kind === 'message') yield parsed.message;
  }
}
