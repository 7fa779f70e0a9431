import type { RuleBook } from '../../../rules/rule-book.ts';
import { industrialFloorPrice } from '../../../rules/term-factor.ts';
import { benchmarkFloorPrice, wholeTermYears } from '../../../stages/1-listing/price-floor.ts';
import type { Ratio } from '../../../units/ratio.ts';
import type { Deal } from '../../../world/deal.ts';
import type { Policy } from '../../../world/policy.ts';
import type { Eras } from './eras.ts';

/** The lowest prices of a square metre, remembered by all they depend on. */
export class Floors {
  readonly #rules: RuleBook;
  readonly #eras: Eras;
  readonly #policy: Policy;
  readonly #industrial = new Map<number, Ratio>();
  readonly #benchmarks = new Map<string, Ratio | null>();

  constructor(rules: RuleBook, eras: Eras, policy: Policy) {
    this.#rules = rules;
    this.#eras = eras;
    this.#policy = policy;
  }

  /** Of an industrial parcel of a place of a grade, as `industrialFloorPrice`. */
  industrial(deal: Deal, era: number, grade: number, maxYears: number): Ratio {
    const termYears = wholeTermYears({ deal }, maxYears);
    const relief = deal.floorRelief;
    const key = ((era * 16 + grade) * 128 + termYears) * 2 + Number(relief);
    const known = this.#industrial.get(key);
    if (known !== undefined) return known;
    const day = this.#eras.dayOf(era);
    const price = industrialFloorPrice({ grade, termYears, relief }, this.#rules, day);
    this.#industrial.set(key, price);
    return price;
  }

  /** By the benchmark of its place, use and grade, as `benchmarkFloorPrice`. */
  benchmark(deal: Deal, era: number, maxYears: number): Ratio | null {
    if (this.#policy.benchmarkFloor === 'off' || deal.landGrade === null) return null;
    const years = wholeTermYears({ deal }, maxYears);
    const key = `${era} ${years} ${deal.landGrade} ${deal.use} ${deal.county}`;
    const known = this.#benchmarks.get(key);
    if (known !== undefined) return known;
    const found = benchmarkFloorPrice(
      { deal, awarded: this.#eras.dayOf(era) },
      { policy: this.#policy, rules: this.#rules },
    );
    this.#benchmarks.set(key, found);
    return found;
  }
}
