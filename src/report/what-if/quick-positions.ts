import { BaseTable } from '../../engine/outcome/base-table.ts';
import { MONEY_FIGURES, type MoneyFigure } from '../../engine/outcome/money-figure.ts';
import { orNull } from '../../engine/outcome/or-null.ts';
import { OutcomePlan } from '../../engine/outcome/outcome-plan.ts';
import { type TableOutcome, TableSharing } from '../../engine/outcome/table-outcome.ts';
import { unsupported } from '../../engine/outcome/unsupported.ts';
import type { RunInput } from '../../engine/run-input.ts';
import { isCounty, PARTIES } from '../../world/party.ts';
import { inRegion } from '../figures.ts';
import type { PartyTotal, Positions } from '../positions.ts';
import { FIGURE_KEYS } from '../summary.ts';

/**
 * What everybody ends with, in columns and without a journal: the figures of the run's summary to
 * the fen, many times sooner. Null where only a run can tell.
 */
export function quickPositions(input: RunInput): Positions | null {
  if (unsupported(input).length > 0) return null;
  return orNull(() => {
    const { start, end, deals, policy } = input;
    const plan = new OutcomePlan(input);
    const together = new BaseTable(start, end);
    plan.fill(deals, together);
    const alone = new BaseTable(start, end);
    const policyAlone = plan.fillAlone(deals, alone);
    return {
      ...totalsOf(new TableSharing(together, input).under(policy)),
      withoutCooperation: totalsOf(new TableSharing(alone, input).under(policyAlone)),
    };
  });
}

/** A county is there when it has money of its own. */
function totalsOf(found: TableOutcome): { parties: PartyTotal[]; region: PartyTotal } {
  const parties = PARTIES.map((party): PartyTotal => {
    const pairs = MONEY_FIGURES.map((figure) => [figure, found.figureFen(party, figure)]);
    return { party, total: Object.fromEntries(pairs) as Record<MoneyFigure, number> };
  }).filter(
    ({ party, total }) => !isCounty(party) || FIGURE_KEYS.some((figure) => total[figure] !== 0),
  );
  return { parties, region: { party: 'region', total: inRegion(parties, ({ total }) => total) } };
}
