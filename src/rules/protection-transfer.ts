import { type SquareMetre, squareMetre } from '../units/area.ts';
import type { Day } from '../units/day.ts';
import { mulDiv } from '../units/exact.ts';
import { type Fen, fen } from '../units/fen.ts';
import { mulRatio, type Ratio } from '../units/ratio.ts';
import type { RuleBook } from './rule-book.ts';

/** A city's farmland target and what it has. */
export interface ProtectionStand {
  readonly targetM2: SquareMetre;
  readonly stockM2: SquareMetre;
}

/** What moving part of a target does; the two targets sum to what they summed to before. */
export interface ProtectionTransfer {
  readonly giverTargetM2: SquareMetre;
  readonly takerTargetM2: SquareMetre;
  /** What the giving city pays the taking city each year. */
  readonly yearlyFen: Fen;
  /** Farmland the taking city lacks for the larger target; above zero it is not allowed. */
  readonly shortM2: SquareMetre;
}

/**
 * Moves part of a farmland-retention target from one city to another (保护目标任务转移, rule
 * `protection-transfer`). The area is exact because it is agreed in mu: targets move by it half-up
 * to the m², the taking city must have it rounded up, and the payment is worked out on the exact
 * area.
 *
 * @param areaM2 exact area in m²
 * @throws RuleGapError when the rule of the compensation has no value on the day.
 */
export function transferProtection(
  areaM2: Ratio,
  giver: ProtectionStand,
  taker: ProtectionStand,
  book: RuleBook,
  day: Day,
): ProtectionTransfer {
  const movedM2 = mulDiv(areaM2.numerator, 1, areaM2.denominator, 'halfUp');
  const neededM2 = mulDiv(areaM2.numerator, 1, areaM2.denominator, 'ceil');
  const yearly = mulRatio(areaM2, book.at('protection-transfer-price', day));
  return {
    giverTargetM2: squareMetre(giver.targetM2 - movedM2),
    takerTargetM2: squareMetre(taker.targetM2 + movedM2),
    yearlyFen: fen(mulDiv(yearly.numerator, 1, yearly.denominator, 'halfUp')),
    shortM2: squareMetre(Math.max(0, neededM2 - (taker.stockM2 - taker.targetM2))),
  };
}
