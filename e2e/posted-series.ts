import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A series in two revisions, as `git format-patch` mails it; its repository has them as branches v1 and v2 on main. */
export type PostedSeries = {
  readonly repository: string;
  /** One mailbox a revision. */
  readonly mailboxes: readonly string[];
};

/** Long enough for git to see that both revisions are of one patch. */
const driverOf = (size: string) =>
  ['start', 'stop', 'probe', 'remove'].reduce(
    (text, name) => `${text}\nint widget_${name}(void)\n{\n\treturn SIZE;\n}\n`,
    `#define SIZE ${size}\n`,
  );

/** Writes it into an empty folder. */
export function postSeries(folder: string): PostedSeries {
  const repository = join(folder, 'work');
  mkdirSync(repository);
  let date = '2026-01-12T09:30:00Z';
  const git = (...args: string[]) => {
    const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    const who = ['-c', 'user.name=Ann Lee', '-c', 'user.email=ann@example.org'];
    return execFileSync('git', ['-C', repository, ...who, ...args], { env, encoding: 'utf8' });
  };
  const commit = (name: string, text: string, title: string) => {
    writeFileSync(join(repository, name), text);
    git('add', name);
    git('commit', '--quiet', '--message', `${title}\n\nBecause it is needed.`, '--signoff');
  };
  git('init', '--quiet', '--initial-branch=main');
  commit('Makefile', 'all:\n', 'Start');
  const mailboxes = ['v1', 'v2'].map((branch, index) => {
    date = `2026-02-0${index + 1}T09:30:00Z`;
    git('checkout', '--quiet', '-b', branch, 'main');
    commit('Makefile', 'all: widget.o\n', 'widget: build it');
    commit('widget.c', driverOf(index === 0 ? '0x1000' : 'SZ_4K'), 'widget: add the driver');
    const patches = git(
      ...['format-patch', '--stdout', '--thread=shallow', '--cover-letter', '--cover-from-description=subject'],
      ...[`--reroll-count=${index + 1}`, '--from=Ann Lee <ann@example.org>', '--to=widgets@lists.example.org'],
      ...['--add-header=List-Id: <widgets.lists.example.org>', 'main'],
    );
    const mailbox = join(folder, `${branch}.mbox`);
    // git takes the second of the clock into its Message-IDs; both revisions are made in one.
    const text = patches.replace('*** SUBJECT HERE ***', 'A driver for widgets');
    writeFileSync(mailbox, text.replace(/\.\d+(?=\.git\.ann@)/g, `.${branch}`));
    return mailbox;
  });
  return { repository, mailboxes };
}
