import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file as patches want to find it: its lines by number, from 1. */
type WantedFile = Map<number, string>;

/**
 * A git repository in which patches fit: the lines that they show stand where they say, all others are made up.
 * @returns false where that cannot be: two patches of the series change one file that was there before, so that the
 * second says nothing of lines in the first one's base; or a patch was not written by git.
 */
export function writeBase(folder: string, mbox: string): boolean {
  const wanted = new Map<string, WantedFile>();
  const touched = new Set<string>();
  const added = new Set<string>();
  for (const mail of mbox.split(/^From mboxrd@z .*$/m).slice(1)) {
    const files = parseFiles(mail);
    // What git did not write has no headers to tell old files from new ones by.
    if (files.length === 0) return false;
    for (const { path, isNew, lines } of files) {
      if (isNew) added.add(path);
      else if (!added.has(path)) {
        if (touched.has(path)) return false;
        wanted.set(path, lines);
      }
    }
    for (const { path } of files) touched.add(path);
  }
  mkdirSync(folder, { recursive: true });
  for (const [path, lines] of wanted) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    const length = Math.max(0, ...lines.keys());
    const text = Array.from({ length }, (_, index) => lines.get(index + 1) ?? `made up ${index + 1} of ${path}`);
    writeFileSync(file, text.map((line) => `${line}\n`).join(''));
  }
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  git('init', '-q');
  git('config', 'user.name', 'Mira Lindqvist');
  git('config', 'user.email', 'mira.lindqvist@example.org');
  git('add', '-A');
  git('commit', '-q', '--allow-empty', '-m', 'base');
  return true;
}

/** The files of a mail's diffs, with the lines of their old sides. */
function parseFiles(mail: string): { path: string; isNew: boolean; lines: WantedFile }[] {
  return mail
    .split(/^(?=diff --git )/m)
    .slice(1)
    .flatMap((diff) => {
      const path = /^(?:--- a\/|rename from )(.+)$/m.exec(diff)?.[1];
      const newPath = /^\+\+\+ b\/(.+)$/m.exec(diff)?.[1];
      const isNew = /^new file mode/m.test(diff);
      const name = isNew ? newPath : path;
      return name === undefined ? [] : [{ path: name.trim(), isNew, lines: isNew ? new Map() : oldLines(diff) }];
    });
}

function oldLines(diff: string): WantedFile {
  const lines: WantedFile = new Map();
  let [at, left] = [0, 0];
  for (const line of diff.split('\n')) {
    const hunk = /^@@ -(\d+)(?:,(\d+))? \+/.exec(line);
    if (hunk) [at, left] = [Number(hunk[1]), Number(hunk[2] ?? '1')];
    else if (left > 0 && (line === '' || /^[ -]/.test(line))) {
      lines.set(at, line.slice(1));
      at++;
      left--;
    }
  }
  return lines;
}
