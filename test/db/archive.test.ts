import { afterEach, describe, expect, test, vi } from 'vitest';
import { archiveUrl, findArchive } from '#db/archive.ts';
import { saveMail } from '#db/messages.ts';
import { openStore } from '#db/open.ts';
import { id, receivedMail } from './received-mail.ts';

afterEach(() => vi.unstubAllEnvs());

/** What is found for a list with one mail, sent to `address` and read from `source`. */
function archiveOf(list: string, address: string, source = ''): string | undefined {
  const db = openStore(':memory:');
  const cc = [{ name: '', address }];
  saveMail(db, receivedMail({ messageId: id('a@example.org'), cc, lists: [list] }), [{ list, source }]);
  const archive = findArchive(db, [list]);
  return archive && `${archive.name} ${archiveUrl(archive, 'a/b@example.org')}`;
}

const LORE = 'lore https://lore.kernel.org/all/a%2Fb%40example.org/';

describe('the archive of a list', () => {
  test.each([
    ['of kernel.org', 'linux-leds', 'linux-leds@vger.kernel.org', '', LORE],
    ['of linux.dev', 'chrome-platform', 'Chrome-Platform@lists.linux.dev', '', LORE],
    ['fetched from lore', 'linux-mm', 'linux-mm@kvack.org', 'https://lore.kernel.org/linux-mm/0', LORE],
    ['of somebody else', 'linux-widgets', 'linux-widgets@lists.example.org', '', undefined],
    ['that only went with one of kernel.org', 'linux-widgets', 'linux-leds@vger.kernel.org', '', undefined],
    ['of a host that only ends alike', 'linux-leds', 'linux-leds@notkernel.org', '', undefined],
  ])('%s', (_, list, address, source, found) => expect(archiveOf(list, address, source)).toBe(found));

  test('is what the operator says', () => {
    vi.stubEnv('REROLL_ARCHIVE_URL', 'https://lists.example.org/m/{id}?$&');
    expect(archiveOf('x', 'x@vger.kernel.org')).toBe('archive https://lists.example.org/m/a%2Fb%40example.org?$&');
    vi.stubEnv('REROLL_ARCHIVE_URL', 'none');
    expect(archiveOf('x', 'x@vger.kernel.org')).toBeUndefined();
    vi.stubEnv('REROLL_ARCHIVE_URL', 'lists.example.org');
    expect(() => archiveOf('x', 'x@vger.kernel.org')).toThrow('use an address with {id}');
  });
});
