import { groupBy } from '../../units/group.ts';
import { DIFFERENCE_CAUSES, type Difference, type DifferenceCause } from './reconciliation.ts';

/** How many items a cause has at one month end, and how much money that is. */
export interface CauseTotal {
  readonly month: string;
  readonly cause: DifferenceCause;
  readonly items: number;
  readonly amountFen: number;
}

/** What an item adds to the difference of one treasury; of all of them: the amount it is about. */
function effectFen({ at, belongs, amountFen }: Difference, treasury: string | null): number {
  if (treasury === null) return amountFen;
  const hereFen = at.treasury === treasury ? amountFen : 0;
  return belongs?.treasury === treasury ? hereFen - amountFen : hereFen;
}

/**
 * The items of each month added up by cause, months in order, causes in their own order.
 *
 * @param treasury adds up what the items do to the difference of this one; null: amounts as such
 */
export function causeTotals(
  differences: readonly Difference[],
  treasury: string | null,
): CauseTotal[] {
  return [...groupBy(differences, ({ month }) => month)].flatMap(([month, items]) => {
    const byCause = groupBy(items, ({ cause }) => cause);
    return DIFFERENCE_CAUSES.flatMap((cause) => {
      const some = byCause.get(cause) ?? [];
      const amountFen = some.reduce((sum, one) => sum + effectFen(one, treasury), 0);
      return some.length === 0 ? [] : [{ month, cause, items: some.length, amountFen }];
    });
  });
}
