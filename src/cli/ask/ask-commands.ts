import type { Command } from 'commander';
import type { Session } from '../session.ts';
import { subcommand } from '../subcommand.ts';
import {
  describeAttribute,
  describeCompare,
  describeQuery,
  describeSensitivity,
  type QueryOptions,
  type SensitivityOptions,
} from './ask-options.ts';
import { type CalibrateOptions, describeCalibrate } from './calibrate-options.ts';
import { describeFairness, type FairnessOptions } from './fairness-options.ts';

/** What asks the results, and takes a reform apart. */
export function askingCommands(program: Command, session: Session): void {
  subcommand(program, 'query', describeQuery, session).action(
    async (directory: string, sql: string, options: QueryOptions) => {
      const { queryCommand } = await import('./query-command.ts');
      await queryCommand(directory, sql, options, session);
    },
  );
  subcommand(program, 'compare', describeCompare, session).action(
    async (sweeps: readonly string[]) => {
      const { compareCommand } = await import('./compare-command.ts');
      await compareCommand(sweeps, session);
    },
  );
  subcommand(program, 'sensitivity', describeSensitivity, session).action(
    async (sweep: string, options: SensitivityOptions) => {
      const { sensitivityCommand } = await import('./sensitivity-command.ts');
      await sensitivityCommand(sweep, options, session);
    },
  );
  subcommand(program, 'attribute', describeAttribute, session).action(async (scenario: string) => {
    const { attributeCommand } = await import('./attribute-command.ts');
    await attributeCommand(scenario, session);
  });
  subcommand(program, 'fairness', describeFairness, session).action(
    async (scenario: string, options: FairnessOptions) => {
      const { fairnessCommand } = await import('./fairness-command.ts');
      await fairnessCommand(scenario, options, session);
    },
  );
  subcommand(program, 'calibrate', describeCalibrate, session).action(
    async (scenario: string, options: CalibrateOptions) => {
      const { calibrateCommand } = await import('./calibrate-command.ts');
      await calibrateCommand(scenario, options, session);
    },
  );
}
