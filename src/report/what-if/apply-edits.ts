import { withoutCooperation } from '../../engine/alone.ts';
import { run } from '../../engine/run.ts';
import type { RunInput } from '../../engine/run-input.ts';
import type { RunResult } from '../../engine/run-result.ts';
import { allocationProblems } from '../../scenario/allocation-checks.ts';
import type { InputProblem } from '../../scenario/input-error.ts';
import { runInput } from '../../scenario/scenario-input.ts';
import { mergeScenario } from '../../scenario/scenario-merge.ts';
import {
  moveScenario,
  readScenario,
  type ScenarioReading,
} from '../../scenario/scenario-reading.ts';
import type { SourceMap, SourceTree } from '../../scenario/source-tree.ts';
import { WorkingCalendar } from '../../units/calendar.ts';
import { preparedSummary } from '../prepared-summary.ts';
import type { Summary } from '../summary.ts';
import type { PageLaw, PageScenario } from './page-model.ts';

/** A scenario with what was changed, ready to run; or what is wrong with the change. */
export type Prepared =
  | { readonly ok: true; readonly reading: ScenarioReading; readonly input: RunInput }
  | { readonly ok: false; readonly problems: readonly InputProblem[] };

/** Reads a scenario with something laid over it, as the command line would read it from a file. */
export function prepareOverlay(law: PageLaw, scenario: PageScenario, overlay: SourceMap): Prepared {
  const { tree } = mergeScenario(
    treeOf(scenario.merged, scenario),
    treeOf(overlay, scenario),
    'base',
  );
  const presets = { sharing: law.sharingPresets, quota: law.quotaPresets };
  const read = readScenario(moveScenario(tree, law), law, presets);
  if (!read.ok) return read;
  const data = {
    ...{ rules: law.rules, places: law.places, codes: { budgets: law.budgets } },
    calendar: { calendar: new WorkingCalendar(law.days) },
  };
  const input = runInput(
    ...([data, { ...read.reading, paymentPath: scenario.paymentPath }, scenario] as const),
    ...([scenario.deals, {}, scenario.market] as const),
  );
  const problems = allocationProblems(input, scenario.file);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, reading: read.reading, input };
}

/** What a run of the page comes to: the summary the command line would write, and the run. */
export interface Computed {
  readonly summary: Summary;
  readonly result: RunResult;
}

/** Runs a prepared scenario and adds it up against the same deals without cooperation. */
export function computePrepared(
  { id, situation, rejects }: PageScenario,
  { reading, input }: Extract<Prepared, { ok: true }>,
  alone: RunResult = run(withoutCooperation(input)),
): Computed {
  const result = run(input);
  const { presets, quotaPreset, coalition } = reading;
  const circumstances = {
    ...{ ...situation, presets, coalition },
    ...(quotaPreset === null ? {} : { quotaPreset }),
  };
  const of = { scenario: { ...reading, id }, circumstances, deals: { rejects }, input };
  return { summary: preparedSummary(of, result, alone), result };
}

/** A tree whose every part was written in the scenario's file. */
function treeOf(root: SourceMap, { file }: PageScenario): SourceTree {
  const places = new Map([['', { file: { name: file, path: '', sha256: '' }, line: 1 }]]);
  return { root, places };
}
