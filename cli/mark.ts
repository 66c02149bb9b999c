import { userInfo } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import { findComment } from '#db/comments.ts';
import { listMarks, saveMark } from '#db/marks.ts';
import type { Status } from '#db/model.ts';
import { openStore, storePath } from '#db/open.ts';
import { whenFree } from '#db/patience.ts';
import { STATUSES } from '#db/status.ts';
import { type Terminal, writeJson } from './terminal.ts';

const EXAMPLES = `
Examples:
  reroll mark MESSAGE-ID:LINE addressed --note "in 3/4, see the new helper"
  reroll mark MESSAGE-ID:LINE undo
Items are named as \`reroll outstanding --json\` names them.`;

type Options = { readonly note: string; readonly by: string; readonly json?: boolean };

export function markCommand(terminal: Terminal): Command {
  return new Command('mark')
    .description('set the status of an item by hand; it wins over the machine from then on')
    .argument('<item>', 'the id of the item')
    .argument('<status>', `${STATUSES.join(', ')}; undo takes the marks back`, parseStatus)
    .option('--note <text>', 'why', '')
    .option('--by <name>', 'who says so', userInfo().username)
    .option('--json', 'print the history as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (commentId: string, status: Status | 'undo', { note, by, json }: Options) => {
      const db = openStore(storePath());
      try {
        if (!findComment(db, commentId)) throw new Error(`No item ${commentId} is in the store.`);
        const at = Math.floor(Date.now() / 1000);
        const mark = { commentId, status: status === 'undo' ? null : status, note, by, at };
        await whenFree(db, () => saveMark(db, mark));
        if (json) writeJson(terminal, listMarks(db, commentId));
        else terminal.write(status === 'undo' ? 'The machine decides again.\n' : `Marked ${status}.\n`);
      } finally {
        db.close();
      }
    });
}

function parseStatus(text: string): Status | 'undo' {
  const status = STATUSES.find((each) => each === text);
  if (status) return status;
  if (text === 'undo') return text;
  throw new InvalidArgumentError(`Use ${STATUSES.join(', ')} or undo.`);
}
