import { exactParts } from '../split/largest-remainder.ts';
import type { Ratio } from '../units/ratio.ts';
import {
  commonDenominator,
  type Fraction,
  fraction,
  NOTHING,
  ofRatio,
  plus,
  sumOf,
} from './fraction.ts';

/**
 * What a year's total of plan quota (L2) or of farmland that may be taken (L7) is divided by: what
 * the cities took the year before, how their residents grew, their output, their farmland, and
 * how well they use land.
 */
export const ALLOTMENT_KEYS = [
  'pastTake',
  'populationGrowth',
  'gdp',
  'farmlandStock',
  'landPerformance',
] as const;
export type AllotmentKey = (typeof ALLOTMENT_KEYS)[number];

/** One key of a mix: its weight, and what each claimant has of it, none below zero. */
export interface KeyAmounts {
  readonly key: AllotmentKey;
  readonly weight: number;
  readonly amounts: readonly Ratio[];
}

/** A total divided: whole m² to each claimant, to the auction, and what nobody has a claim to. */
export interface AllotmentDivision {
  readonly parts: readonly number[];
  readonly auctionedM2: number;
  readonly leftM2: number;
}

/**
 * Divides a total by a mix of keys: each key hands out its weight in proportion to what the
 * claimants have of it, the auction its weight as a whole. A key of which nobody has anything
 * drops out and its weight goes to the others. One rounding, by largest remainder, in the order
 * of the claimants, the auction last.
 *
 * @param totalM2 in m², not below zero
 */
export function divideAllotment(
  totalM2: number,
  keys: readonly KeyAmounts[],
  auctionWeight: number,
): AllotmentDivision {
  const claimants = keys[0]?.amounts.length ?? 0;
  const held = heldKeys(keys);
  const weights = BigInt(held.reduce((sum, { weight }) => sum + weight, auctionWeight));
  if (weights === 0n) {
    return { parts: new Array<number>(claimants).fill(0), auctionedM2: 0, leftM2: totalM2 };
  }
  const shares = new Array<Fraction>(claimants).fill(NOTHING);
  for (const { weight, amounts } of held) {
    const sum = sumOf(amounts.map(ofRatio));
    for (const [at, amount] of amounts.entries()) {
      const { n, d } = ofRatio(amount);
      const share = fraction(BigInt(weight) * n * sum.d, weights * d * sum.n);
      shares[at] = plus(shares[at]!, share);
    }
  }
  const all = [...shares, fraction(BigInt(auctionWeight), weights)];
  const denominator = commonDenominator(all);
  const numerators = all.map(({ n, d }) => BigInt(totalM2) * n * (denominator / d));
  const parts = exactParts(totalM2, numerators, denominator, [...all.keys()]);
  return { parts: parts.slice(0, -1), auctionedM2: parts.at(-1)!, leftM2: 0 };
}

/** The keys that somebody has something of; the weights of the others go to them. */
export function heldKeys(keys: readonly KeyAmounts[]): KeyAmounts[] {
  return keys.filter(
    ({ weight, amounts }) => weight > 0 && amounts.some(({ numerator }) => numerator > 0),
  );
}
