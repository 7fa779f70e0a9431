import { type LotTerms, wholeWanTerms } from '../quota/clearing/lot-terms.ts';
import type { Day } from '../units/day.ts';
import type { Ratio } from '../units/ratio.ts';
import type { RuleBook } from './rule-book.ts';

/** Terms a quota lot is listed on, all in whole 万元. */
export type QuotaLotTerms = LotTerms;

/**
 * Terms of one listed quota lot as the Hunan notices work them out: the starting price rounded
 * up to 万元, step, deposit and cap taken from it and rounded down.
 *
 * @param quantity m² or kg of the lot
 * @param fenPerUnit starting price of one unit
 * @throws RuleGapError when the rule of step or deposit has no value on the day.
 */
export function quotaLotTerms(
  quantity: number,
  fenPerUnit: Ratio,
  book: RuleBook,
  day: Day,
): QuotaLotTerms {
  return wholeWanTerms(quantity, fenPerUnit, {
    step: book.at('quota-lot-step', day),
    deposit: book.at('quota-lot-deposit', day),
    cap: book.find('quota-lot-cap', day),
  });
}
