import type { BaseTable } from '../../engine/outcome/base-table.ts';
import { FIGURE_AT, FIGURE_COUNT, MONEY_FIGURES } from '../../engine/outcome/money-figure.ts';
import { hasFixedBases, isUndisturbed } from '../../engine/outcome/reusable.ts';
import { hasSafeSums } from '../../engine/outcome/safe-sums.ts';
import { TableRecorder } from '../../engine/outcome/table-recorder.ts';
import { run } from '../../engine/run.ts';
import type { RunInput } from '../../engine/run-input.ts';
import { isOfLand } from '../../experiment/study/outcome-name.ts';
import { partyRank } from '../../world/party.ts';
import { moneyFigures } from '../figures.ts';
import { landOutcome } from './outcomes.ts';

/** Runs an input and writes its table; null where none can stand for it. */
export function recordTable(input: RunInput): BaseTable | null {
  return recordRun(input, [])?.table ?? null;
}

/** The table of a run, and outcomes of it that the table does not hold. */
export interface RecordedRun {
  readonly table: BaseTable;
  readonly land: ReadonlyMap<string, bigint>;
}

/**
 * {@link recordTable}, with outcomes of the run that no sharing and no transfer changes.
 *
 * @param outcomes of which those of land and quota are kept
 */
export function recordRun(input: RunInput, outcomes: readonly string[]): RecordedRun | null {
  if (!hasFixedBases(input)) return null;
  const recorder = new TableRecorder(input);
  const result = run(input, recorder);
  if (!isUndisturbed(result)) return null;
  const { table } = recorder;
  for (const { party, total } of moneyFigures(result).parties) {
    const from = partyRank(party) * FIGURE_COUNT;
    for (const figure of MONEY_FIGURES) table.fixedFen[from + FIGURE_AT[figure]]! += total[figure];
  }
  const count = (outcome: 'settled' | 'refused') =>
    result.deals.filter((deal) => deal.outcome === outcome).length;
  if (!hasSafeSums(table)) return null;
  table.settledDeals = count('settled');
  table.refusedDeals = count('refused');
  const land = outcomes
    .filter(isOfLand)
    .map((name) => [name, landOutcome(result, input.places, name)] as const);
  return { table, land: new Map(land) };
}
