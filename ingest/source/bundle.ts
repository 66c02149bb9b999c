import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEpoch } from '#ingest/source/epoch.ts';
import { runGit } from '#ingest/source/git.ts';
import { findEpoch, formatEpochSource, parseEpochName } from '#ingest/source/inbox.ts';
import type { SourceEvent } from '#ingest/source/raw-message.ts';
import type { ReadOptions } from '#ingest/source/read-options.ts';

/** Reads the epoch in a git bundle, unpacked into a temporary repository for as long as it is read. */
export async function* readBundle(path: string, options: ReadOptions): AsyncGenerator<SourceEvent> {
  const { signal } = options;
  const name = parseEpochName(path);
  const heads = await runGit(['bundle', 'list-heads', path], signal);
  const tip = heads.ok ? findBundleTip(heads.output) : undefined;
  if (tip === undefined) {
    yield { kind: 'problem', place: path, reason: heads.ok ? 'the bundle names no branch' : heads.reason };
    return;
  }
  // Unpacking costs more than anything else here, so a bundle that brings nothing new is not unpacked.
  if (options.cursors(formatEpochSource(name)) === tip || options.cursors(name.inbox) === tip) return;

  const gitDir = await mkdtemp(join(tmpdir(), 'reroll-bundle-'));
  try {
    const unpacked = await unpackBundle(path, gitDir, signal);
    const found = unpacked.ok ? await findEpoch(gitDir, name, signal, tip) : unpacked;
    if (found.ok) yield* readEpoch(found.epoch, options);
    else yield { kind: 'problem', place: path, reason: found.reason };
  } finally {
    await rm(gitDir, { recursive: true, force: true });
  }
}

/** `bundle unbundle` rather than `clone`: it does not walk all objects once more to check that they are connected. */
async function unpackBundle(path: string, gitDir: string, signal?: AbortSignal) {
  const init = await runGit(['init', '--quiet', '--bare', '--template=', gitDir], signal);
  if (!init.ok) return init;
  return runGit(['--git-dir', gitDir, '-c', 'core.fsync=none', 'bundle', 'unbundle', path], signal);
}

/** The commit of HEAD, else of the first branch, in the lines `COMMIT REF` of `git bundle list-heads`. */
function findBundleTip(heads: string): string | undefined {
  const refs = heads.split('\n').map((line) => line.split(' ', 2));
  const [commit] =
    refs.find(([, ref]) => ref === 'HEAD') ?? refs.find(([, ref]) => ref?.startsWith('refs/heads/')) ?? [];
  return commit;
}
