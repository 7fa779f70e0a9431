import type { Why } from '../ledger/why.ts';
import { differenceOf, productOf, sumOf } from '../ledger/why-terms.ts';
import type { SquareMetre } from '../units/area.ts';
import type { Day } from '../units/day.ts';
import { addFen, type Fen, priceOf } from '../units/fen.ts';
import { invariant } from '../units/invariant.ts';
import { mulRatio } from '../units/ratio.ts';
import type { RuleBook } from './rule-book.ts';
import { ruleWhy } from './rule-why.ts';

/** Farmland taken, as the tax sees it. */
export interface TaxedFarmland {
  readonly areaM2: SquareMetre;
  /** Part of the area that is permanent basic farmland. */
  readonly basicM2: SquareMetre;
  /** Urban district or county; transport lines have a low rate of their own. */
  readonly kind: 'district' | 'county' | 'transport';
}

/**
 * Farmland occupation tax (耕地占用税), half-up to the fen for each of its two parts: ordinary
 * land at the local rate, basic farmland at a multiple of it. Transport lines pay one flat rate.
 *
 * @throws RuleGapError when a rule has no value on the day.
 * @throws InvariantError when the basic part exceeds the area.
 */
export function farmlandTaxFen(taken: TaxedFarmland, book: RuleBook, day: Day): Fen {
  const { areaM2, basicM2, kind } = taken;
  invariant(basicM2 >= 0 && basicM2 <= areaM2, 'rules.basicFarmland', () => ({ areaM2, basicM2 }));
  const rate = book.at('farmland-tax', day, kind);
  if (kind === 'transport' || basicM2 === 0) return priceOf(areaM2, rate);
  const basicRate = mulRatio(rate, book.at('farmland-tax-basic-multiplier', day));
  return addFen(priceOf(areaM2 - basicM2, rate), priceOf(basicM2, basicRate));
}

/**
 * How {@link farmlandTaxFen} came about.
 *
 * @param basic the part that is permanent basic farmland; null where none is
 */
export function farmlandTaxWhy(
  area: Why,
  basic: Why | null,
  kind: TaxedFarmland['kind'],
  book: RuleBook,
  day: Day,
): Why {
  const rule = 'farmland-tax';
  const more = { of: 'farmlandOccupationTax', rule };
  const rate = () => ruleWhy(rule, book, day, kind);
  if (basic === null || kind === 'transport') {
    return productOf('tax', 'fen', 'halfUp', [area, rate()], more);
  }
  const multiple = ruleWhy('farmland-tax-basic-multiplier', book, day);
  const ordinary = differenceOf('ordinaryTaken', [area, basic]);
  return sumOf(
    'tax',
    [
      productOf('tax', 'fen', 'halfUp', [ordinary, rate()], more),
      productOf('tax', 'fen', 'halfUp', [basic, rate(), multiple], more),
    ],
    more,
  );
}
