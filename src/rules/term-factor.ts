import type { SquareMetre } from '../units/area.ts';
import type { Day } from '../units/day.ts';
import { divideBig, safeBig } from '../units/exact.ts';
import { type Fen, priceOf } from '../units/fen.ts';
import { invariant } from '../units/invariant.ts';
import { mulRatio, ONE, type Ratio, ratio } from '../units/ratio.ts';
import type { RuleBook } from './rule-book.ts';

/** Term factors are published and used with four decimals. */
const FACTOR_SCALE = 10_000;

/**
 * The term factor (年期修正系数, rule `term-factor`) K(n) = [1 − (1+r)⁻ⁿ] ÷ [1 − (1+r)⁻ᴺ], half-up
 * to four decimals.
 *
 * @param rate r, the yearly capitalisation rate, above zero
 * @param years n, the term granted, at least one and at most N
 * @param longestYears N, the longest term of the use
 * @throws InvariantError outside these bounds.
 */
export function termFactor(rate: Ratio, years: number, longestYears: number): Ratio {
  invariant(
    rate.numerator > 0 &&
      Number.isInteger(years) &&
      Number.isInteger(longestYears) &&
      years >= 1 &&
      years <= longestYears,
    'rules.termFactor',
    () => ({ rate, years, longestYears }),
  );
  // With 1+r = p/d, K(n) = (pⁿ − dⁿ)·pᴺ⁻ⁿ ÷ (pᴺ − dᴺ): whole numbers, so the only rounding is
  // the last one.
  const d = BigInt(rate.denominator);
  const p = d + BigInt(rate.numerator);
  const n = BigInt(years);
  const longest = BigInt(longestYears);
  const above = (p ** n - d ** n) * p ** (longest - n);
  const below = p ** longest - d ** longest;
  const scaled = divideBig(above * BigInt(FACTOR_SCALE), below, 'halfUp');
  return ratio(Number(safeBig(scaled)), FACTOR_SCALE);
}

/** An industrial parcel as the price floor sees it. */
export interface IndustrialParcel {
  readonly areaM2: SquareMetre;
  /** Land grade of the place, 1–15. */
  readonly grade: number;
  /** Term granted; null: the longest. */
  readonly termYears: number | null;
  /** Priority industry on intensive land: the standard is relieved. */
  readonly relief: boolean;
}

/**
 * The lowest price of an industrial parcel (工业用地出让最低价): the standard of the grade × term
 * factor (rule `industrial-floor-short-term`) × relief. Up to the fen: a price reaches the floor
 * exactly when it reaches this.
 *
 * @throws RuleGapError when a rule has no value on the day.
 */
export function industrialFloorFen(parcel: IndustrialParcel, book: RuleBook, day: Day): Fen {
  return priceOf(parcel.areaM2, industrialFloorPrice(parcel, book, day), 'ceil');
}

/** The price of a square metre behind {@link industrialFloorFen}, not rounded. */
export function industrialFloorPrice(
  parcel: Omit<IndustrialParcel, 'areaM2'>,
  book: RuleBook,
  day: Day,
): Ratio {
  const standard = book.at('industrial-floor', day, String(parcel.grade));
  const relief = parcel.relief ? book.at('industrial-floor-relief', day) : ONE;
  return mulRatio(mulRatio(standard, industrialTermFactor(parcel, book, day)), relief);
}

function industrialTermFactor(
  parcel: Pick<IndustrialParcel, 'termYears'>,
  book: RuleBook,
  day: Day,
): Ratio {
  const longest = book.count('max-term', day, 'industrial');
  const years = parcel.termYears ?? longest;
  if (years === longest) return ONE;
  return termFactor(book.at('term-rate', day, 'industrial'), years, longest);
}
