import { monthName } from './months.ts';
import type { Difference, Reconciliation, ReconciliationLine } from './reconciliation.ts';
import type { BookLine } from './treasury-book.ts';

/** What of a reconciliation is asked for; null: all. */
export interface Selection {
  readonly treasury: string | null;
  readonly month: string | null;
  readonly year: number | null;
}

/** The part of a reconciliation that is asked for. */
export interface Selected {
  readonly lines: readonly ReconciliationLine[];
  /** Items that touch the treasury, from either side. */
  readonly differences: readonly Difference[];
}

/** Whether a selection leaves a period in. */
function hasPeriod({ month, year }: Selection, period: string): boolean {
  return (month === null || period === month) && (year === null || period.startsWith(String(year)));
}

/** Leaves out other treasuries, months and years; what is left still adds up by treasury. */
export function select({ lines, differences }: Reconciliation, selection: Selection): Selected {
  const { treasury } = selection;
  const isThere = (name: string | undefined): boolean => treasury === null || name === treasury;
  return {
    lines: lines.filter((line) => hasPeriod(selection, line.period) && isThere(line.treasury)),
    differences: differences.filter(
      ({ month, at, belongs }) =>
        hasPeriod(selection, month) && (isThere(at.treasury) || isThere(belongs?.treasury)),
    ),
  };
}

/** The lines of the treasuries' book that are asked for. */
export function selectBook(book: readonly BookLine[], selection: Selection): BookLine[] {
  const { treasury } = selection;
  return book.filter(
    (line) =>
      (treasury === null || line.treasury === treasury) &&
      hasPeriod(selection, monthName(line.day)),
  );
}
