import { type SquareMetre, squareMetre } from '../units/area.ts';
import type { Day } from '../units/day.ts';
import { mulDiv } from '../units/exact.ts';
import type { RuleBook } from './rule-book.ts';

/**
 * Annual plan quota earned by disposing of idle or unsupplied land (增存挂钩), down to the m².
 *
 * @throws RuleGapError when the rule has no value on the day.
 */
export function planFromDisposalM2(disposedM2: SquareMetre, book: RuleBook, day: Day): SquareMetre {
  const { numerator, denominator } = book.at('stock-to-plan-ratio', day);
  return squareMetre(mulDiv(disposedM2, numerator, denominator, 'floor'));
}

/**
 * Change of the annual plan quota by how the disposal tasks were met: a bonus when all were, a
 * cut (negative) when one was not. Never rounded in the city's favour.
 *
 * @throws RuleGapError when the rule has no value on the day.
 */
export function planAdjustmentM2(
  baseM2: SquareMetre,
  tasksMet: boolean,
  book: RuleBook,
  day: Day,
): SquareMetre {
  const rate = book.at(tasksMet ? 'plan-bonus' : 'plan-penalty', day);
  const signed = tasksMet ? baseM2 : -baseM2;
  return squareMetre(mulDiv(signed, rate.numerator, rate.denominator, 'floor'));
}
