import type { Command } from 'commander';
import { describeSearch, type SearchOptions } from '../search/search-options.ts';
import type { Session } from '../session.ts';
import { subcommand } from '../subcommand.ts';
import {
  describeMerge,
  describeSweep,
  type MergeOptions,
  type SweepOptions,
} from './sweep-options.ts';

/** What runs scenarios by the hundred. */
export function experimentCommands(program: Command, session: Session): void {
  subcommand(program, 'sweep', describeSweep, session).action(
    async (study: string, options: SweepOptions) => {
      const { sweepCommand } = await import('./sweep-command.ts');
      await sweepCommand(study, options, session);
    },
  );
  subcommand(program, 'merge', describeMerge, session).action(
    async (shards: readonly string[], options: MergeOptions) => {
      const { mergeCommand } = await import('./merge-command.ts');
      await mergeCommand(shards, options, session);
    },
  );
  subcommand(program, 'search', describeSearch, session).action(
    async (study: string, options: SearchOptions) => {
      const { searchCommand } = await import('../search/search-command.ts');
      await searchCommand(study, options, session);
    },
  );
}
