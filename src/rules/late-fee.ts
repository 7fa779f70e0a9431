import type { Day } from '../units/day.ts';
import { type Fen, rateOfFen } from '../units/fen.ts';
import { mulRatio, ratio } from '../units/ratio.ts';
import type { RuleBook } from './rule-book.ts';

/**
 * Late fee (违约金) on an overdue instalment of the grant price, half-up to the fen.
 *
 * @param days whole days overdue, at least zero
 * @param day the day whose daily rate applies
 * @throws RuleGapError when the rule has no value on the day.
 */
export function lateFeeOnPriceFen(overdueFen: Fen, days: number, book: RuleBook, day: Day): Fen {
  return rateOfFen(overdueFen, mulRatio(book.at('late-fee-price', day), ratio(days)));
}

/**
 * Late fee (滞纳金) on an overdue tax, half-up to the fen.
 *
 * @param days whole days overdue, at least zero
 * @param day the day whose daily rate applies
 * @throws RuleGapError when the rule has no value on the day.
 */
export function lateFeeOnTaxFen(overdueFen: Fen, days: number, book: RuleBook, day: Day): Fen {
  return rateOfFen(overdueFen, mulRatio(book.at('late-fee-tax', day), ratio(days)));
}
