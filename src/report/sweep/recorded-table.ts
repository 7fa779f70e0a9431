import type { BaseTable } from '../../engine/outcome/base-table.ts';
import { FIGURE_AT, FIGURE_COUNT, MONEY_FIGURES } from '../../engine/outcome/money-figure.ts';
import { hasFixedBases, isUndisturbed } from '../../engine/outcome/reusable.ts';
import { TableRecorder } from '../../engine/outcome/table-recorder.ts';
import { run } from '../../engine/run.ts';
import type { RunInput } from '../../engine/run-input.ts';
import { partyRank } from '../../world/party.ts';
import { moneyFigures } from '../figures.ts';

/** Runs an input and writes its table; null where none can stand for it. */
export function recordTable(input: RunInput): BaseTable | null {
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
  table.settledDeals = count('settled');
  table.refusedDeals = count('refused');
  return table;
}
