import type { RuleBook } from '../../rules/rule-book.ts';
import { termFactor } from '../../rules/term-factor.ts';
import type { Day } from '../../units/day.ts';
import { divideBig, mulDiv, safeBig } from '../../units/exact.ts';
import { type Fen, fen } from '../../units/fen.ts';
import { ONE, type Ratio } from '../../units/ratio.ts';
import type { Valuation } from '../../world/award.ts';
import type { Deal, LandUse, UseTerm } from '../../world/deal.ts';

/** What the value of a parcel is made of beside its record. */
export type ValueFactors = Pick<
  Valuation,
  | 'benchmark'
  | 'benchmarkRule'
  | 'index'
  | 'knownIndex'
  | 'placeFactor'
  | 'sizeFactor'
  | 'startShare'
>;

/**
 * The hedonic value of a parcel: benchmark price × index × term factor × size × place × area,
 * rounded once, at the index of the close and at the one the seller knew.
 *
 * @param term the term factor of the parcel's use
 */
export function valueParcel(areaM2: number, factors: ValueFactors, term: Ratio): Valuation {
  const { benchmark, benchmarkRule, index, knownIndex, placeFactor, sizeFactor, startShare } =
    factors;
  const still = [benchmark, term, sizeFactor, placeFactor];
  return {
    benchmark,
    benchmarkRule,
    index,
    knownIndex,
    placeFactor,
    sizeFactor,
    startShare,
    termFactor: term,
    valueFen: productFen(areaM2, [...still, index]),
    assessedFen: productFen(areaM2, [...still, knownIndex]),
  };
}

/** A whole amount multiplied by exact ratios, rounded once half-up. */
export function productFen(amount: number, ratios: readonly Ratio[]): Fen {
  let above = amount;
  let below = 1;
  for (const { numerator, denominator } of ratios) {
    above *= numerator;
    below *= denominator;
    if (Math.abs(above) > MAX || below > MAX) return wideProductFen(amount, ratios);
  }
  return fen(mulDiv(above, 1, below, 'halfUp'));
}

const MAX = Number.MAX_SAFE_INTEGER;

/** The same where a product leaves the exact integers. */
function wideProductFen(amount: number, ratios: readonly Ratio[]): Fen {
  const above = ratios.reduce((p, { numerator }) => p * BigInt(numerator), BigInt(amount));
  const below = ratios.reduce((p, { denominator }) => p * BigInt(denominator), 1n);
  return fen(Number(safeBig(divideBig(above, below, 'halfUp'))));
}

/**
 * The factor of a flexible term (弹性年期, rule `term-factor`): one for the longest term, for no
 * stated term, and for a use without a capitalisation rate.
 */
export function termFactorOf({ use, termYears }: UseTerm, rules: RuleBook, day: Day): Ratio {
  const longest = rules.count('max-term', day, use);
  if (termYears === null || termYears >= longest) return ONE;
  const rate = rules.find('term-rate', day, use);
  return rate === null ? ONE : termFactor(rate, Math.ceil(termYears), longest);
}

/** Larger parcels fetch less per m²: the factor by the size of the parcel. */
export function sizeFactorOf({ areaM2 }: Pick<Deal, 'areaM2'>): Ratio {
  return SIZE_STEPS.find(({ below }) => areaM2 < below)?.factor ?? LARGEST;
}

/** Assumed: no study of the three cities was seen; small parcels 5% dearer, large ones cheaper. */
const SIZE_STEPS: readonly { readonly below: number; readonly factor: Ratio }[] = [
  { below: 10_000, factor: { numerator: 21, denominator: 20 } },
  { below: 50_000, factor: ONE },
  { below: 100_000, factor: { numerator: 19, denominator: 20 } },
];
const LARGEST: Ratio = { numerator: 9, denominator: 10 };

/** Uses whose land needs no price: supplied free. */
export function isFree(use: LandUse): boolean {
  return use === 'public' || use === 'transport';
}
