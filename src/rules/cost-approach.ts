import { invariant } from '../units/invariant.ts';
import type { Ratio } from '../units/ratio.ts';
import { type Fraction, fraction, minus, ofRatio, plus, times, WHOLE } from './fraction.ts';

/** What a price by the cost approach is built from; prices in fen per m². */
export interface CostStack {
  readonly acquisition: Ratio;
  readonly taxesAndFees: Ratio;
  readonly development: Ratio;
  readonly interest: Ratio;
  /** Part of the first three that is profit. */
  readonly profitRate: Ratio;
  /** Part of everything so far that the land gains in value. */
  readonly incrementRate: Ratio;
  readonly locationFactor: Ratio;
  /** Yearly capitalisation rate and term of the right. */
  readonly termRate: Ratio;
  readonly years: number;
}

/** A price by the cost approach with every step to it, exact, in fen per m². */
export interface CostPrice {
  /** Acquisition, taxes and fees, and development. */
  readonly cost: Fraction;
  readonly profit: Fraction;
  /** Cost, interest and profit. */
  readonly costPrice: Fraction;
  readonly increment: Fraction;
  readonly wholePrice: Fraction;
  /** 1 − (1+r)⁻ⁿ: what a right of n years is of one that never ends. */
  readonly termFactor: Fraction;
  readonly price: Fraction;
}

/**
 * Land price by the cost approach (成本逼近法): (cost + interest + profit) × (1 + value increment)
 * × location factor × term factor. Nothing is rounded.
 *
 * @throws InvariantError when the rate is not above zero or the term not a year or more.
 */
export function costApproachPrice(stack: CostStack): CostPrice {
  const cost = plus(
    plus(ofRatio(stack.acquisition), ofRatio(stack.taxesAndFees)),
    ofRatio(stack.development),
  );
  const profit = times(cost, ofRatio(stack.profitRate));
  const costPrice = plus(plus(cost, ofRatio(stack.interest)), profit);
  const increment = times(costPrice, ofRatio(stack.incrementRate));
  const wholePrice = plus(costPrice, increment);
  const factor = perpetualFactor(stack.termRate, stack.years);
  const price = times(times(wholePrice, ofRatio(stack.locationFactor)), factor);
  return { cost, profit, costPrice, increment, wholePrice, termFactor: factor, price };
}

function perpetualFactor(rate: Ratio, years: number): Fraction {
  invariant(
    rate.numerator > 0 && Number.isInteger(years) && years >= 1,
    'rules.termFactor',
    () => ({
      rate,
      years,
    }),
  );
  const d = BigInt(rate.denominator);
  const grown = d + BigInt(rate.numerator);
  return minus(WHOLE, fraction(d ** BigInt(years), grown ** BigInt(years)));
}
