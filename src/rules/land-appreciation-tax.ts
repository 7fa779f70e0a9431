import type { Day } from '../units/day.ts';
import { mulDiv } from '../units/exact.ts';
import { type Fen, fen, ZERO_FEN } from '../units/fen.ts';
import { compareRatio, mulRatio, ratio, subRatio } from '../units/ratio.ts';
import type { RuleBook } from './rule-book.ts';

/**
 * Land appreciation tax (土地增值税) of one assignment: gain × rate − deductions × quick
 * deduction, by the bracket that gain ÷ deductions falls in (bounds belong to the lower one).
 * Rounded once, half-up; no gain, no tax.
 *
 * @throws RuleGapError when a rule has no value on the day.
 */
export function landAppreciationTaxFen(
  incomeFen: Fen,
  deductionsFen: Fen,
  book: RuleBook,
  day: Day,
): Fen {
  const gain = incomeFen - deductionsFen;
  if (gain <= 0) return ZERO_FEN;
  const bracket = bracketOf(fen(gain), deductionsFen, book, day);
  const tax = subRatio(
    mulRatio(ratio(gain), book.at('land-appreciation-rate', day, bracket)),
    mulRatio(ratio(deductionsFen), book.at('land-appreciation-quick-deduction', day, bracket)),
  );
  return fen(mulDiv(tax.numerator, 1, tax.denominator, 'halfUp'));
}

/**
 * The bracket of an assignment with a gain, as the rules name it.
 *
 * @throws RuleGapError when a rule has no value on the day.
 */
export function landAppreciationBracket(
  incomeFen: Fen,
  deductionsFen: Fen,
  book: RuleBook,
  day: Day,
): string {
  return bracketOf(fen(incomeFen - deductionsFen), deductionsFen, book, day);
}

function bracketOf(gainFen: Fen, deductionsFen: Fen, book: RuleBook, day: Day): string {
  return book.tier(
    'land-appreciation-rate',
    day,
    (upTo) => compareRatio(ratio(gainFen), mulRatio(ratio(deductionsFen), upTo)) <= 0,
  );
}
