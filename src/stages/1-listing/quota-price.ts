import type { QuotaLedger } from '../../quota/lot.ts';
import { DIMENSIONS, type Vector } from '../../quota/vector.ts';
import type { Day } from '../../units/day.ts';
import { type Fen, fen, priceOf } from '../../units/fen.ts';
import { compareRatio } from '../../units/ratio.ts';
import type { QuotaGood } from '../../world/policy.ts';
import type { Refusal } from '../../world/refusal.ts';
import type { View } from '../../world/view.ts';
import { refuse } from './refuse.ts';

const L4_GOODS = {
  areaM2: 'L4.area',
  paddyM2: 'L4.paddy',
  capacityKg: 'L4.capacity',
} as const satisfies Record<string, QuotaGood>;

/** What is priced when an amount of a ledger changes hands: a good and how much of it. */
function goodsIn(ledger: QuotaLedger, amount: Vector): [QuotaGood, number][] {
  if (ledger === 'L4') {
    return DIMENSIONS.filter((d) => amount[d] > 0).map((d) => [L4_GOODS[d], amount[d]]);
  }
  return amount.areaM2 > 0 ? [[ledger as QuotaGood, amount.areaM2]] : [];
}

/** The posted price of an amount, each good rounded half-up to the fen. */
export function quotaPriceFen(ledger: QuotaLedger, amount: Vector, view: View): Fen {
  let total = 0;
  for (const [good, quantity] of goodsIn(ledger, amount)) {
    total += priceOf(quantity, view.policy.quota.prices[good]);
  }
  return fen(total);
}

/** A refusal when the posted price of a good bought lies outside its band on that day. */
export function checkPriceBand(
  ledger: QuotaLedger,
  amount: Vector,
  day: Day,
  view: View,
): Refusal | null {
  for (const [good, quantity] of goodsIn(ledger, amount)) {
    const price = view.policy.quota.prices[good];
    const floor = view.rules.find('quota-price-floor', day, good);
    const cap = view.rules.find('quota-price-cap', day, good);
    const found = priceOf(quantity, price);
    const refusal = (rule: string, limit: typeof price) =>
      refuse('quotaPriceOutsideBand', rule, found, priceOf(quantity, limit), 'fen');
    if (floor !== null && compareRatio(price, floor) < 0) {
      return refusal('quota-price-floor', floor);
    }
    if (cap !== null && compareRatio(price, cap) > 0) return refusal('quota-price-cap', cap);
  }
  return null;
}
