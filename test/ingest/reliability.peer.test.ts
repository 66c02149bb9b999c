import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tryFullDisk } from '../../bench/trial/full-disk.ts';
import { tryKilling } from '../../bench/trial/killed.ts';
import { type Material, prepareMaterial } from '../../bench/trial/material.ts';
import { tryReadOnly } from '../../bench/trial/read-only.ts';
import { tryTogether } from '../../bench/trial/together.ts';

/** A few of each, on the demo; `npm run bench:reliability` does more, on a real archive. */

const demo = fileURLToPath(new URL('../../demo', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'reroll-reliability-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let material: Material;
beforeAll(async () => {
  material = await prepareMaterial(folder, demo);
});

test('killed at any moment, an ingest goes on to the same store', async () => {
  expect(await tryKilling(material, 5)).toMatchObject({ tries: 5, problems: [] });
});

test('two ingests at once come to the same store, while people read and mark', async () => {
  expect(await tryTogether(material, 1)).toMatchObject({ problems: [] });
});

test('on a full disk nothing is lost, and with more room it goes on', async (context) => {
  const trial = await tryFullDisk(material, 3);
  if (!trial) return context.skip('only root may mount a small disk');
  expect(trial).toMatchObject({ tries: 3, problems: [] });
});

test('where nothing may be written it says so', async () => {
  expect(await tryReadOnly(material)).toMatchObject({ problems: [] });
});
