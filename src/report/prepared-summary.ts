import type { RunResult } from '../engine/run-result.ts';
import type { PreparedRun } from '../scenario/prepare-run.ts';
import { overrideRecords } from './provenance.ts';
import { summarise } from './summarise.ts';
import type { Summary } from './summary.ts';
import { runWarnings } from './warnings.ts';

/** What of a prepared run its summary needs. */
export interface Summarised extends Pick<PreparedRun, 'circumstances'> {
  readonly scenario: Pick<PreparedRun['scenario'], 'id' | 'title' | 'overrides' | 'levers'>;
  readonly deals: Pick<PreparedRun['deals'], 'rejects'>;
  readonly input: Pick<PreparedRun['input'], 'rules'>;
}

/**
 * The summary of a run that was prepared from files.
 *
 * @param alone the same deals without cooperation
 */
export function preparedSummary(
  { scenario, circumstances, deals, input }: Summarised,
  result: RunResult,
  alone: RunResult,
): Summary {
  return summarise(result, alone, {
    scenario,
    synthetic: circumstances.synthetic,
    rejects: deals.rejects,
    overrides: overrideRecords(scenario, input.rules),
    warnings: runWarnings(result, circumstances, scenario.levers),
  });
}
