import type { Why } from '../ledger/why.ts';
import { greatestOf, productOf } from '../ledger/why-terms.ts';
import type { Day } from '../units/day.ts';
import { type Fen, maxFen, rateOfFen, ZERO_FEN } from '../units/fen.ts';
import type { RuleBook } from './rule-book.ts';
import { ruleWhy } from './rule-why.ts';

/**
 * How a province tests what is spent on agriculture and the countryside: by net proceeds, with a
 * floor on receipts (mode A), or by receipts alone (mode B).
 */
export const RURAL_MEASURES = ['byProceeds', 'byReceipts'] as const;
export type RuralMeasure = (typeof RURAL_MEASURES)[number];

/**
 * What must be spent on agriculture and the countryside under either measure.
 *
 * @throws RuleGapError when a rule has no value on the day.
 */
export function ruralFloor(
  measure: RuralMeasure,
  receiptsFen: Fen,
  baseFen: Fen,
  book: RuleBook,
  day: Day,
): Fen {
  return measure === 'byProceeds'
    ? ruralUseFloor(receiptsFen, baseFen, book, day)
    : ruralUseFloorByReceipts(receiptsFen, book, day);
}

/**
 * How {@link ruralFloor} came about.
 *
 * @param base net proceeds of the year, never below zero
 */
export function ruralFloorWhy(
  measure: RuralMeasure,
  receipts: Why,
  base: Why,
  book: RuleBook,
  day: Day,
): Why {
  if (measure === 'byProceeds') return ruralUseFloorWhy(receipts, base, book, day);
  const rule = 'rural-use-mode-b';
  return productOf('ruralFloor', 'fen', 'halfUp', [receipts, ruleWhy(rule, book, day)], { rule });
}

/**
 * What a city-year must spend on agriculture and the countryside when it measures by net
 * proceeds: their share, but no less than the floor on receipts. A negative base counts as zero.
 * A test of spending, not a further levy.
 *
 * @param receiptsFen gross land receipts of the year
 * @param baseFen net proceeds of the year, possibly negative
 * @throws RuleGapError when a rule has no value on the day.
 */
export function ruralUseFloor(receiptsFen: Fen, baseFen: Fen, book: RuleBook, day: Day): Fen {
  const byProceeds = rateOfFen(maxFen(baseFen, ZERO_FEN), book.at('rural-use-share', day));
  const byReceipts = rateOfFen(receiptsFen, book.at('rural-use-receipts-floor', day));
  return maxFen(byProceeds, byReceipts);
}

function ruralUseFloorWhy(receipts: Why, base: Why, book: RuleBook, day: Day): Why {
  const [byProceeds, byReceipts] = ['rural-use-share', 'rural-use-receipts-floor'] as const;
  return greatestOf('ruralFloor', [
    productOf('ruralByProceeds', 'fen', 'halfUp', [base, ruleWhy(byProceeds, book, day)], {
      rule: byProceeds,
    }),
    productOf('ruralByReceipts', 'fen', 'halfUp', [receipts, ruleWhy(byReceipts, book, day)], {
      rule: byReceipts,
    }),
  ]);
}

/**
 * The same test for a province that measures by receipts alone.
 *
 * @throws RuleGapError when the rule has no value on the day.
 */
export function ruralUseFloorByReceipts(receiptsFen: Fen, book: RuleBook, day: Day): Fen {
  return rateOfFen(receiptsFen, book.at('rural-use-mode-b', day));
}
