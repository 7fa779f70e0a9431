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

/** The cities of a division of which some take no part in the auction. */
export interface ApartCities {
  /** For each claimant, whether it stays away from the auction. */
  readonly isApart: readonly boolean[];
  /** What each claimant was granted by the opening books, which decide where no key does. */
  readonly grantedM2: readonly number[];
}

/**
 * Divides a total of which a part is auctioned when some claimants stay away: first all of it among
 * all claimants, as if nothing were auctioned, so that one apart has what it has alone; then the
 * auction takes its weight out of the parts of the others. Where no key has anything to go by, the
 * grants of the opening books decide.
 *
 * @param totalM2 in m², not below zero
 */
export function divideApart(
  totalM2: number,
  keys: readonly KeyAmounts[],
  auctionWeight: number,
  { isApart, grantedM2 }: ApartCities,
): AllotmentDivision {
  const keyWeight = heldKeys(keys).reduce((sum, { weight }) => sum + weight, 0);
  const grantsM2 = grantedM2.reduce((sum, areaM2) => sum + areaM2, 0);
  if (keyWeight === 0 && grantsM2 === 0) {
    return { parts: grantedM2, auctionedM2: 0, leftM2: totalM2 };
  }
  const whole =
    keyWeight > 0
      ? divideAllotment(totalM2, keys, 0).parts
      : inProportion(totalM2, grantedM2.map(BigInt), BigInt(grantsM2));
  const shared = whole.map((areaM2, at) => (isApart[at] ? 0 : areaM2));
  const sharedM2 = shared.reduce((sum, areaM2) => sum + areaM2, 0);
  if (sharedM2 === 0) return { parts: whole, auctionedM2: 0, leftM2: 0 };
  const claims = [
    ...shared.map((areaM2) => BigInt(areaM2) * BigInt(keyWeight)),
    BigInt(sharedM2) * BigInt(auctionWeight),
  ];
  const weights = BigInt(sharedM2) * BigInt(keyWeight + auctionWeight);
  const kept = inProportion(sharedM2, claims, weights);
  return {
    parts: whole.map((areaM2, at) => (isApart[at] ? areaM2 : kept[at]!)),
    auctionedM2: kept.at(-1)!,
    leftM2: 0,
  };
}

function inProportion(totalM2: number, claims: readonly bigint[], sum: bigint): readonly number[] {
  const numerators = claims.map((claim) => BigInt(totalM2) * claim);
  return exactParts(totalM2, numerators, sum, [...claims.keys()]);
}

/** The keys that somebody has something of; the weights of the others go to them. */
export function heldKeys(keys: readonly KeyAmounts[]): KeyAmounts[] {
  return keys.filter(
    ({ weight, amounts }) => weight > 0 && amounts.some(({ numerator }) => numerator > 0),
  );
}
