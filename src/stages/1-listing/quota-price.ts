import type { Why } from '../../ledger/why.ts';
import { choiceWhy, node, productOf, sumOf, wholeQuantity } from '../../ledger/why-terms.ts';
import type { QuotaLedger } from '../../quota/lot.ts';
import type { PriceBand } from '../../quota/record.ts';
import { DIMENSIONS, type Dimension, type Vector } from '../../quota/vector.ts';
import type { RuleBook } from '../../rules/rule-book.ts';
import type { Day } from '../../units/day.ts';
import { type Fen, fen, priceOf, rateOfFen } from '../../units/fen.ts';
import { invariant } from '../../units/invariant.ts';
import { compareRatio, mulRatio, type Ratio } from '../../units/ratio.ts';
import type { QuotaGood } from '../../world/policy.ts';
import type { Refusal } from '../../world/refusal.ts';
import type { View } from '../../world/view.ts';
import { refuse } from './refuse.ts';

const KG_QUOTED = 100;
/** Three mu are exactly 2,000 m². */
const M2_QUOTED = 2_000;
const PER_THREE: Ratio = { numerator: 1, denominator: 3 };

const L4_GOODS = {
  areaM2: 'L4.area',
  paddyM2: 'L4.paddy',
  capacityKg: 'L4.capacity',
} as const satisfies Record<string, QuotaGood>;

/** What is priced when an amount of a ledger changes hands: a good and how much of it. */
function goodsIn(ledger: QuotaLedger, amount: Vector): [QuotaGood, number, Dimension][] {
  if (ledger === 'L4') {
    return DIMENSIONS.filter((d) => amount[d] > 0).map((d) => [L4_GOODS[d], amount[d], d]);
  }
  return amount.areaM2 > 0 ? [[ledger as QuotaGood, amount.areaM2, 'areaM2']] : [];
}

/** The posted price of an amount, each good rounded half-up to the fen. */
export function quotaPriceFen(ledger: QuotaLedger, amount: Vector, view: View): Fen {
  let total = 0;
  for (const [good, quantity] of goodsIn(ledger, amount)) {
    total += priceOf(quantity, postedPrice(good, view));
  }
  return fen(total);
}

/** How {@link quotaPriceFen} of an amount of one lot came about. */
export function quotaPriceWhy(
  ledger: QuotaLedger,
  lot: string,
  amount: Vector,
  view: View,
  rule: string,
): Why {
  const parts = goodsIn(ledger, amount).map(([good, quantity, dimension]) => {
    const isCapacity = dimension === 'capacityKg';
    const how = { op: 'quotaDrawn', lot, dimension } as const;
    const drawn = node('quotaDrawn', wholeQuantity(quantity, isCapacity ? 'kg' : 'm2'), how);
    const price = postedPrice(good, view);
    const unit = isCapacity ? 'fenPerKg' : 'fenPerM2';
    const terms = [drawn, choiceWhy(`quota.prices.${good}`, price, unit, { of: good })];
    return productOf('quotaGoodPrice', 'fen', 'halfUp', terms, { of: good, rule });
  });
  return sumOf('quotaPrice', parts, { of: ledger, rule });
}

/** Lowest and highest price of an amount by the rules of a day; null where no rule sets one. */
export function quotaPriceBand(
  ledger: QuotaLedger,
  amount: Vector,
  rules: RuleBook,
  day: Day,
): PriceBand {
  const limit = (rule: string): number | null => {
    let total: number | null = 0;
    for (const [good, quantity] of goodsIn(ledger, amount)) {
      const price = rules.find(rule, day, good);
      total = price === null || total === null ? null : total + priceOf(quantity, price);
    }
    return total;
  };
  return { floorFen: limit('quota-price-floor'), capFen: limit('quota-price-cap') };
}

/** @throws InvariantError where a good without a posted price is asked for */
function postedPrice(good: QuotaGood, view: Pick<View, 'policy'>): Ratio {
  const price = view.policy.quota.prices[good];
  invariant(price !== undefined, 'quota.noPrice', () => ({ good }));
  return price;
}

/** A unit price as people quote it: per mu, capacity per hundred kilograms. */
function quotedFen(good: QuotaGood, fenPerUnit: Ratio): Fen {
  return good === 'L4.capacity'
    ? priceOf(KG_QUOTED, fenPerUnit)
    : rateOfFen(fen(M2_QUOTED), mulRatio(fenPerUnit, PER_THREE));
}

/** A refusal when the posted price of a good bought lies outside its band on that day. */
export function checkPriceBand(
  ledger: QuotaLedger,
  amount: Vector,
  day: Day,
  view: Pick<View, 'policy' | 'rules'>,
): Refusal | null {
  for (const [good] of goodsIn(ledger, amount)) {
    const price = postedPrice(good, view);
    const floor = view.rules.find('quota-price-floor', day, good);
    const cap = view.rules.find('quota-price-cap', day, good);
    const refusal = (rule: string, limit: typeof price) =>
      refuse('quotaPriceOutsideBand', rule, quotedFen(good, price), quotedFen(good, limit), 'fen');
    if (floor !== null && compareRatio(price, floor) < 0) {
      return refusal('quota-price-floor', floor);
    }
    if (cap !== null && compareRatio(price, cap) > 0) return refusal('quota-price-cap', cap);
  }
  return null;
}
