import type { SquareMetre } from '../units/area.ts';
import { type Kilogram, kilogram } from '../units/capacity.ts';
import type { Day } from '../units/day.ts';
import { mulDiv } from '../units/exact.ts';
import { addRatio, mulRatio, type Ratio, ratio, ZERO } from '../units/ratio.ts';
import type { RuleBook } from './rule-book.ts';

/** Farmland of one grade, 1 the best and 15 the poorest. */
export interface GradedArea {
  readonly areaM2: SquareMetre;
  readonly grade: number;
}

/**
 * Standard grain capacity of farmland that is taken, up to the whole kilogram once for the whole
 * occupation: what replaces it must cover it.
 *
 * @throws RuleGapError when a grade has no capacity on the day.
 */
export function occupiedCapacityKg(
  areas: readonly GradedArea[],
  book: RuleBook,
  day: Day,
): Kilogram {
  const exact = exactCapacity(areas, book, day);
  return kilogram(mulDiv(exact.numerator, 1, exact.denominator, 'ceil'));
}

/**
 * Standard grain capacity of new farmland, down to the whole kilogram: no more is minted than
 * is there.
 *
 * @throws RuleGapError when a grade has no capacity on the day.
 */
export function suppliedCapacityKg(
  areas: readonly GradedArea[],
  book: RuleBook,
  day: Day,
): Kilogram {
  const exact = exactCapacity(areas, book, day);
  return kilogram(mulDiv(exact.numerator, 1, exact.denominator, 'floor'));
}

function exactCapacity(areas: readonly GradedArea[], book: RuleBook, day: Day): Ratio {
  return areas.reduce(
    (sum, { areaM2, grade }) =>
      addRatio(sum, mulRatio(ratio(areaM2), book.at('standard-capacity', day, String(grade)))),
    ZERO,
  );
}
