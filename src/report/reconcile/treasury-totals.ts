import { groupBy } from '../../units/group.ts';
import { invariant } from '../../units/invariant.ts';
import type { Difference, ReconciliationLine } from './reconciliation.ts';

/** One treasury at one period end, all its codes together. */
export interface TreasuryTotal {
  readonly period: string;
  readonly treasury: string;
  /** What belongs there, what lies there, and the latter less the former, in fen. */
  readonly ledgerFen: number;
  readonly treasuryFen: number;
  readonly differenceFen: number;
  /** The three things it is made of: others' money here, own money elsewhere, refunds unpaid. */
  readonly othersFen: number;
  readonly elsewhereFen: number;
  readonly refundsFen: number;
  readonly items: number;
}

/**
 * The lines of each treasury added up, by period in the order of the lines.
 *
 * @param closing the month each period ends with
 * @throws InvariantError when the three parts are not the whole difference
 */
export function treasuryTotals(
  lines: readonly ReconciliationLine[],
  differences: readonly Difference[],
  closing: ReadonlyMap<string, string>,
): TreasuryTotal[] {
  const byMonth = groupBy(differences, ({ month }) => month);
  const groups = groupBy(lines, ({ period, treasury }) => `${period} ${treasury}`);
  return [...groups.values()].map((group) => {
    const { period, treasury } = group[0]!;
    const parts = partsOf(treasury, byMonth.get(closing.get(period)!) ?? []);
    const sum = (key: 'ledgerFen' | 'treasuryFen' | 'differenceFen') =>
      group.reduce((total, line) => total + line[key], 0);
    const differenceFen = sum('differenceFen');
    const { othersFen, elsewhereFen, refundsFen } = parts;
    const isWhole = othersFen - elsewhereFen + refundsFen === differenceFen;
    invariant(isWhole, 'reconcile.wholeTreasury', () => ({ period, treasury, parts }));
    const balances = { ledgerFen: sum('ledgerFen'), treasuryFen: sum('treasuryFen') };
    return { period, treasury, ...balances, differenceFen, ...parts };
  });
}

function partsOf(treasury: string, differences: readonly Difference[]) {
  const parts = { othersFen: 0, elsewhereFen: 0, refundsFen: 0, items: 0 };
  for (const { at, belongs, amountFen } of differences) {
    const [isHere, isOurs] = [at.treasury === treasury, belongs?.treasury === treasury];
    if (!isHere && !isOurs) continue;
    parts.items += 1;
    if (belongs === null) parts.refundsFen += amountFen;
    else if (isHere !== isOurs) parts[isHere ? 'othersFen' : 'elsewhereFen'] += amountFen;
  }
  return parts;
}
