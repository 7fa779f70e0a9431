import { industrialFloorFen, termFactor } from '../../rules/term-factor.ts';
import { type Fen, maxFen, priceOf, ZERO_FEN } from '../../units/fen.ts';
import { mulRatio, ONE, type Ratio } from '../../units/ratio.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import type { Refusal } from '../../world/refusal.ts';
import type { View } from '../../world/view.ts';
import { refuse } from './refuse.ts';

/**
 * Price floors of a grant: industrial land not below the floor of its grade (国土资发〔2006〕307号)
 * times the term factor, relieved for priority industry; every other use not below 70 % of its
 * benchmark price (国土资发〔2010〕34号) times the term factor. A place without a published
 * benchmark price has no benchmark floor.
 */
export function checkPriceFloor(facts: DealFacts, view: View): Refusal[] {
  if (!facts.granted || facts.deal.method === 'lease') return [];
  const refusals: Refusal[] = [];
  const priceFen = facts.deal.priceFen!;
  const gradeFloorFen = facts.deal.use === 'industrial' ? gradeFloor(facts, view) : null;
  if (gradeFloorFen !== null && priceFen < gradeFloorFen) {
    refusals.push(
      refuse('priceBelowGradeFloor', 'industrial-floor', priceFen, gradeFloorFen, 'fen'),
    );
  }
  const benchmarkFen = benchmarkFloorFen(facts, view);
  if (benchmarkFen !== null && priceFen < benchmarkFen) {
    refusals.push(
      refuse('priceBelowBenchmark', 'benchmark-floor-share', priceFen, benchmarkFen, 'fen'),
    );
  }
  return refusals;
}

/** The lowest price a grant may be made at; nothing where no floor is known. */
export function priceFloorFen(facts: DealFacts, view: View): Fen {
  const industrialFen = facts.deal.use === 'industrial' ? gradeFloor(facts, view) : ZERO_FEN;
  return maxFen(industrialFen, benchmarkFloorFen(facts, view) ?? ZERO_FEN);
}

function gradeFloor(facts: DealFacts, { rules }: View): Fen {
  const { deal, grade, awarded } = facts;
  const { areaM2, floorRelief: relief } = deal;
  const termYears = wholeTermYears(facts, rules.count('max-term', awarded, deal.use));
  return industrialFloorFen({ areaM2, grade, termYears, relief }, rules, awarded);
}

/**
 * The term of the parcel's own use in whole years begun, within what a term factor is defined
 * for: a term beyond the maximum is refused on its own.
 *
 * @param maximum longest term of the use
 */
export function wholeTermYears({ deal }: Pick<DealFacts, 'deal'>, maximum: number): number {
  const stated = deal.uses.find(({ use }) => use === deal.use)?.termYears ?? maximum;
  return Math.min(maximum, Math.ceil(stated));
}

/** Lowest price by the benchmark, rounded up to the fen; null where no benchmark is published. */
function benchmarkFloorFen(facts: DealFacts, view: View): Fen | null {
  const price = benchmarkFloorPrice(facts, view);
  return price === null ? null : priceOf(facts.deal.areaM2, price, 'ceil');
}

/**
 * Lowest price of a square metre by the benchmark, not rounded: it follows from place, use, grade
 * and term of a deal and from its award day. Null where no benchmark is published.
 */
export function benchmarkFloorPrice(
  facts: Pick<DealFacts, 'deal' | 'awarded'>,
  { policy, rules }: Pick<View, 'policy' | 'rules'>,
): Ratio | null {
  const { deal, awarded } = facts;
  if (policy.benchmarkFloor === 'off' || deal.landGrade === null) return null;
  const key = `${deal.county} ${deal.use} ${deal.landGrade}`;
  const benchmark =
    rules.find('benchmark-price', awarded, key) ??
    (policy.benchmarkFloor === 'any' ? rules.find('benchmark-price-assumed', awarded, key) : null);
  if (benchmark === null) return null;
  const share = rules.at('benchmark-floor-share', awarded);
  const maximum = rules.count('max-term', awarded, deal.use);
  const years = wholeTermYears(facts, maximum);
  const rate = years < maximum ? rules.find('term-rate', awarded, deal.use) : null;
  const factor = rate === null ? ONE : termFactor(rate, years, maximum);
  return mulRatio(mulRatio(benchmark, share), factor);
}
