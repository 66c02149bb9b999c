import type { Command } from 'commander';
import type { CommitSource } from '#ingest/pipeline.ts';
import { parseDateOption } from './date.ts';

/** What says where to look for the commits that patches became. */
export type CommitOptions = { readonly commits?: string; readonly branch?: string; readonly since?: number };

/** Adds to a command the options of `CommitOptions`. */
export function addCommitOptions(command: Command): Command {
  return command
    .option('--commits <folder>', 'a git repository: find there the commits that patches became')
    .option('--branch <name>', 'the branch of --commits, instead of the one checked out')
    .option(
      '--since <date>',
      'commits before it are not read; by default, those before the oldest patch',
      parseDateOption,
    );
}

/** Where to look, as an ingest takes it; nothing where nobody asked to. */
export function commitSourceOf({ commits, branch, since }: CommitOptions): { readonly commits?: CommitSource } {
  if (commits === undefined) return {};
  return {
    commits: { path: commits, ...(branch === undefined ? {} : { branch }), ...(since === undefined ? {} : { since }) },
  };
}
