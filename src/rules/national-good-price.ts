import type { Why } from '../ledger/why.ts';
import { differenceOf, productOf } from '../ledger/why-terms.ts';
import type { Day } from '../units/day.ts';
import { mulRatio, type Ratio, subRatio } from '../units/ratio.ts';
import type { RuleBook } from './rule-book.ts';
import { ruleWhy } from './rule-why.ts';

/** The dimensions replenishment quota is traded in one by one. */
export type ReplenishmentDimension = 'areaM2' | 'paddyM2' | 'capacityKg';

/** What one unit costs from the national pool, and what of it reaches the supplier. */
export interface NationalPrice {
  readonly price: Ratio;
  readonly payout: Ratio;
}

/**
 * The national price of replenishment (国办发〔2018〕16号) taken apart by dimension, fen per m² or
 * kg: dry land for area, what paddy costs more for paddy, the capacity price for capacity. Added
 * up over a parcel it is the price of the whole; the payout is not scaled by the coefficient.
 *
 * @param province pinyin of the buying province
 * @throws RuleGapError when a rule has no value on the day.
 */
export function nationalGoodPrice(
  dimension: ReplenishmentDimension,
  province: string,
  book: RuleBook,
  day: Day,
): NationalPrice {
  const dry = (rule: string) => book.at(rule, day, 'dry');
  const paddyMore = (rule: string) => subRatio(book.at(rule, day, 'paddy'), dry(rule));
  const coefficient = book.at('national-quota-coefficient', day, province);
  const base = 'national-quota-base-price';
  const paid = 'national-quota-payout';
  const [price, payout] = {
    areaM2: () => [dry(base), dry(paid)] as const,
    paddyM2: () => [paddyMore(base), paddyMore(paid)] as const,
    capacityKg: () =>
      [book.at('national-quota-capacity-price', day), book.at(paid, day, 'capacity')] as const,
  }[dimension]();
  return { price: mulRatio(price, coefficient), payout };
}

/** How the price of {@link nationalGoodPrice} came about. */
export function nationalGoodPriceWhy(
  dimension: ReplenishmentDimension,
  province: string,
  book: RuleBook,
  day: Day,
): Why {
  const base = 'national-quota-base-price';
  const of = (key: string) => ruleWhy(base, book, day, key);
  const price = {
    areaM2: () => of('dry'),
    paddyM2: () => differenceOf('nationalPaddyPrice', [of('paddy'), of('dry')], { rule: base }),
    capacityKg: () => ruleWhy('national-quota-capacity-price', book, day),
  }[dimension]();
  const unit = dimension === 'capacityKg' ? 'fenPerKg' : 'fenPerM2';
  const coefficient = ruleWhy('national-quota-coefficient', book, day, province);
  return productOf('nationalPrice', unit, null, [price, coefficient], { rule: base });
}
