import type { Day } from '../units/day.ts';
import { addRatio, mulRatio, type Ratio, ratio } from '../units/ratio.ts';
import type { FarmlandKind } from './national-quota-price.ts';
import type { RuleBook } from './rule-book.ts';

/**
 * Administered price of replenishment quota by grade, in fen per m², after the Shandong
 * guidance: a price for one grade, a fixed step more for each better grade and less for each
 * poorer one.
 *
 * @throws RuleGapError when a rule has no value on the day.
 */
export function guidancePrice(kind: FarmlandKind, grade: number, book: RuleBook, day: Day): Ratio {
  const better = book.count('shandong-guidance-grade', day) - grade;
  const step = mulRatio(book.at('shandong-guidance-step', day), ratio(better));
  return addRatio(book.at('shandong-guidance-price', day, kind), step);
}
