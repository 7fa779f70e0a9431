import type { RunInput } from '../../engine/run-input.ts';
import type { RunResult } from '../../engine/run-result.ts';
import { checkedInput } from '../../scenario/checked-input.ts';
import { InputError } from '../../scenario/input-error.ts';
import { marketSetup } from '../../scenario/market-assembly.ts';
import { pathPoints } from '../../scenario/market-path.ts';
import { mergeScenario } from '../../scenario/scenario-merge.ts';
import {
  moveScenario,
  readScenario,
  type ScenarioReading,
} from '../../scenario/scenario-reading.ts';
import type { SourceMap, SourceTree } from '../../scenario/source-tree.ts';
import { WorkingCalendar } from '../../units/calendar.ts';
import { invariant } from '../../units/invariant.ts';
import { preparedSummary } from '../prepared-summary.ts';
import type { Summary } from '../summary.ts';
import type { PageLaw, PageScenario, Refused } from './page-model.ts';

/** A scenario with what was changed, ready to run. */
export interface ReadyRun {
  readonly ok: true;
  readonly reading: ScenarioReading;
  readonly input: RunInput;
}

/** A scenario with what was changed, ready to run; or what is wrong with the change. */
export type Prepared = ReadyRun | Refused;

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
  const { reading } = read;
  try {
    return { ok: true, reading, input: inputOf(law, scenario, reading) };
  } catch (error) {
    if (error instanceof InputError) return { ok: false, problems: error.problems };
    throw error;
  }
}

function inputOf(law: PageLaw, scenario: PageScenario, reading: ScenarioReading): RunInput {
  const data = {
    ...{ rules: law.rules, places: law.places, codes: { budgets: law.budgets } },
    calendar: { calendar: new WorkingCalendar(law.days) },
  };
  const { start, market, behaviour } = reading;
  const named = behaviour.payment?.market;
  const paymentPath =
    named === undefined || named === 'index'
      ? null
      : { points: pathPoints(law.marketPaths[named], start) };
  const { file, deals } = scenario;
  const parts = { file, scenario: { ...reading, paymentPath }, opening: scenario, deals };
  if (market === null) return checkedInput(data, { ...parts, market });
  const { marketProfile: profile, marketPaths } = law;
  invariant(profile !== null, 'page.marketProfile');
  // Whoever takes a named path takes the user's own index away.
  const own = (market.index.file ?? null) === null ? null : scenario.ownIndex;
  const setup = marketSetup(market, start, { profile, named: marketPaths, own });
  return checkedInput(data, { ...parts, market: { setup } });
}

/**
 * The summary the command line would write.
 *
 * @param alone the same deals without cooperation
 */
export function readySummary(
  { id, situation, rejects }: PageScenario,
  { reading, input }: ReadyRun,
  result: RunResult,
  alone: RunResult,
): Summary {
  const { presets, quotaPreset, coalition } = reading;
  const circumstances = {
    ...{ ...situation, presets, coalition },
    ...(quotaPreset === null ? {} : { quotaPreset }),
  };
  const of = { scenario: { ...reading, id }, circumstances, deals: { rejects }, input };
  return preparedSummary(of, result, alone);
}

/** A tree whose every part was written in the scenario's file. */
function treeOf(root: SourceMap, { file }: PageScenario): SourceTree {
  const places = new Map([['', { file: { name: file, path: '', sha256: '' }, line: 1 }]]);
  return { root, places };
}
