import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { backupStore, listBackupProblems, restoreStore } from '#db/backup.ts';
import { openStore, storePath } from '#db/open.ts';
import type { Terminal } from './terminal.ts';

export function backupCommand(terminal: Terminal): Command {
  return new Command('backup')
    .description('copy the store into a file, while it is in use')
    .argument('<file>', 'where to; what is there is replaced when the copy is whole')
    .action(async (file: string) => {
      if (!existsSync(storePath())) throw new Error(`There is no store ${storePath()}.`);
      const db = openStore(storePath());
      try {
        await backupStore(db, resolve(file), (part) => {
          if (terminal.isInteractive) terminal.warn(`\r${Math.round(part * 100)} %`);
        });
        if (terminal.isInteractive) terminal.warn('\r');
        terminal.write(`${storePath()} is copied into ${file}\n`);
      } finally {
        db.close();
      }
    });
}

export function restoreCommand(terminal: Terminal): Command {
  return new Command('restore')
    .description('put a backup in the place of the store')
    .argument('<file>', 'what `reroll backup` wrote')
    .option('--force', 'replace the store that is there')
    .action((file: string, { force }: { readonly force?: boolean }) => {
      const problems = listBackupProblems(file);
      if (problems.length > 0) throw new Error(`${file} cannot be restored: ${problems.join('; ')}.`);
      if (existsSync(storePath()) && !force)
        throw new Error(`There is a store ${storePath()}: give --force to replace it.`);
      restoreStore(resolve(file), storePath());
      // Migrates what an older Reroll backed up.
      openStore(storePath()).close();
      terminal.write(`${storePath()} is what ${file} holds\n`);
    });
}
