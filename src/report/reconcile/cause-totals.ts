import { groupBy } from '../../units/group.ts';
import { DIFFERENCE_CAUSES, type Difference, type DifferenceCause } from './reconciliation.ts';

/** How many items a cause has at one month end, and how much money they are about. */
export interface CauseTotal {
  readonly month: string;
  readonly cause: DifferenceCause;
  readonly items: number;
  readonly amountFen: number;
}

/** The items of each month added up by cause, months in order, causes in their own order. */
export function causeTotals(differences: readonly Difference[]): CauseTotal[] {
  return [...groupBy(differences, ({ month }) => month)].flatMap(([month, items]) => {
    const byCause = groupBy(items, ({ cause }) => cause);
    return DIFFERENCE_CAUSES.flatMap((cause) => {
      const some = byCause.get(cause) ?? [];
      const amountFen = some.reduce((sum, one) => sum + one.amountFen, 0);
      return some.length === 0 ? [] : [{ month, cause, items: some.length, amountFen }];
    });
  });
}
