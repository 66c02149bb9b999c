import { expect, test } from 'vitest';
import { formatEpochSource, parseEpochName } from '#ingest/source/inbox.ts';

test.each([
  ['/srv/linux-fpga/git/0.git', 'linux-fpga/git/0.git'],
  ['/srv/linux-fpga/git/12.git', 'linux-fpga/git/12.git'],
  ['/srv/linux-fpga/git/0.bundle', 'linux-fpga/git/0.git'],
  ['/srv/linux-fpga.bundle', 'linux-fpga/git/0.git'],
  ['/srv/linux-fpga.git', 'linux-fpga/git/0.git'],
  ['/srv/linux-fpga.git/', 'linux-fpga/git/0.git'],
  ['/srv/linux-fpga/.git', 'linux-fpga/git/0.git'],
  ['/srv/linux-fpga', 'linux-fpga/git/0.git'],
  ['/linux-fpga/1', 'linux-fpga/git/1.git'],
  ['/linux-fpga/1.git', 'linux-fpga/git/1.git'],
  ['/0.git', 'inbox/git/0.git'],
  ['/', 'inbox/git/0.git'],
])('%s has the cursor %s', (path, source) => {
  expect(formatEpochSource(parseEpochName(path))).toBe(source);
});
