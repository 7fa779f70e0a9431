import type { BaseTable } from './base-table.ts';
import { FIGURE_AT, FIGURE_COUNT } from './money-figure.ts';

/**
 * So much money that a run may find a sum too large: the same money passes through an account
 * several times, and the accounts of a run add up what passes, not what is left.
 */
const MOST_FEN = Math.floor(Number.MAX_SAFE_INTEGER / 16);

const PAID = [FIGURE_AT.receiptsFen, FIGURE_AT.taxesFen, FIGURE_AT.quotaPaidFen];

/** Whether what is paid in a table is far below the largest exact sum, whoever gets it. */
export function hasSafeSums({ fixedFen, taxes }: BaseTable): boolean {
  let sumFen = 0;
  for (let from = 0; from < fixedFen.length; from += FIGURE_COUNT) {
    for (const figure of PAID) sumFen += Math.abs(fixedFen[from + figure]!);
  }
  for (let i = 0; i < taxes.count; i += 1) sumFen += taxes.cityFen[i]!;
  return sumFen <= MOST_FEN;
}
