import type { Why } from '../ledger/why.ts';
import { shareWhy } from '../ledger/why-share.ts';
import { constantWhy, differenceOf, productOf } from '../ledger/why-terms.ts';
import type { SquareMetre } from '../units/area.ts';
import type { Day } from '../units/day.ts';
import { type Fen, priceOf } from '../units/fen.ts';
import { addRatio, ONE, subRatio } from '../units/ratio.ts';
import { type RatioShare, splitByRatios } from './ratio-shares.ts';
import type { RuleBook } from './rule-book.ts';
import { claimsOf, ruleWhy } from './rule-why.ts';

/** The fee for newly converted construction land and who gets it; the parts sum to the fee. */
export interface NewConstructionFee {
  readonly feeFen: Fen;
  readonly centralFen: Fen;
  readonly provinceFen: Fen;
  readonly cityFen: Fen;
}

/**
 * Fee for newly converted construction land (新增建设用地土地有偿使用费) by land grade, half-up
 * to the fen, split between the levels by largest remainder.
 *
 * @throws RuleGapError when a rule has no value on the day.
 * @throws InvariantError when overridden shares of centre and province exceed the whole.
 */
export function newConstructionFee(
  areaM2: SquareMetre,
  grade: number,
  book: RuleBook,
  day: Day,
): NewConstructionFee {
  const feeFen = priceOf(areaM2, book.at('new-construction-fee', day, String(grade)));
  const parts = splitByRatios(feeFen, feeShares(book, day));
  return {
    feeFen,
    centralFen: parts.get('central')!,
    provinceFen: parts.get('province')!,
    cityFen: parts.get('city')!,
  };
}

/** The levels' exact parts of the fee; an odd fen goes to the earlier one. */
export function feeShares(book: RuleBook, day: Day): RatioShare[] {
  const central = book.at('new-construction-fee-central-share', day);
  const province = book.at('new-construction-fee-province-share', day);
  return [
    { party: 'city', share: subRatio(ONE, addRatio(central, province)) },
    { party: 'province', share: province },
    { party: 'central', share: central },
  ];
}

/**
 * How one level's part of {@link newConstructionFee} came about.
 *
 * @param area the area newly converted, m²
 * @param grade the land grade of the place
 */
export function newConstructionFeeWhy(
  level: 'city' | 'province' | 'central',
  area: Why,
  grade: Why,
  book: RuleBook,
  day: Day,
): Why {
  const rule = 'new-construction-fee';
  const key = String(grade.result.numerator);
  const rate = ruleWhy(rule, book, day, key, [grade]);
  const fee = productOf('newConstructionFee', 'fen', 'halfUp', [area, rate], { rule });
  const central = ruleWhy('new-construction-fee-central-share', book, day);
  const province = ruleWhy('new-construction-fee-province-share', book, day);
  const fraction = {
    city: () => differenceOf('levelShare', [constantWhy(1, 'ratio'), central, province]),
    province: () => province,
    central: () => central,
  }[level]();
  const claims = claimsOf(feeShares(book, day));
  return shareWhy('levelPart', fee, level, claims, { fraction, rule });
}
