import type { OrderBook } from '../../quota/clearing/order.ts';
import type { QuotaLedger } from '../../quota/lot.ts';
import type { Dimension } from '../../quota/vector.ts';
import type { Day } from '../../units/day.ts';
import { byCodeUnit } from '../../units/order.ts';
import { type Ratio, ZERO } from '../../units/ratio.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import { QUOTA_HOLDERS } from '../../world/party.ts';
import { isOutside } from '../../world/policy.ts';
import type { SessionGood } from '../../world/quota-market.ts';
import type { View } from '../../world/view.ts';
import { needOf, worthOf } from './worth.ts';

/** One good as it is traded: a ledger, or one dimension of it. */
export interface TradedGood {
  readonly ledger: QuotaLedger;
  readonly dimension: Dimension;
  readonly good: SessionGood;
}

/** A deal that will need quota, and when. */
export interface Waiting {
  readonly facts: DealFacts;
  readonly listed: Day;
}

/** The goods a ledger is traded in, one after the other. */
export function goodsOf(ledger: QuotaLedger): readonly TradedGood[] {
  const one = (dimension: Dimension, good: SessionGood) => ({ ledger, dimension, good });
  if (ledger !== 'L4') return [one('areaM2', ledger as SessionGood)];
  return [one('areaM2', 'L4.area'), one('paddyM2', 'L4.paddy'), one('capacityKg', 'L4.capacity')];
}

/**
 * The order book of one good: every holder offers what it has, lot by lot, at the least price
 * allowed; every deal asks for all it needs, at what that is worth to its city. Using one's own
 * first is left to the clearing.
 */
export function orderBookOf(
  { ledger, dimension, good }: TradedGood,
  waiting: readonly Waiting[],
  floor: Ratio | null,
  view: View,
): OrderBook {
  const inside = QUOTA_HOLDERS.filter((holder) => !isOutside(holder, view.policy));
  const asks = inside.flatMap((holder) =>
    view.quota.availablePositions(holder, ledger).flatMap(({ lot, holding }) => {
      const quantity = holding.available[dimension];
      // A lot in one piece cannot be sold dimension by dimension (I-17).
      if (quantity === 0 || lot.whole === true) return [];
      return {
        id: `${holder}/${lot.id}`,
        ...{ holder, lot: lot.id, quantity, grade: lot.grade },
        minted: lot.minted[dimension],
        limit: floor ?? ZERO,
        placed: lot.accepted,
      };
    }),
  );
  const bids = waiting.flatMap(({ facts, listed }) => {
    const { id, city: buyer } = facts.deal;
    const quantity = needOf(facts, ledger, view)?.[dimension] ?? 0;
    if (quantity === 0 || isOutside(buyer, view.policy)) return [];
    return { id, buyer, quantity, limit: worthOf(facts, good, view), placed: listed };
  });
  return { asks, bids: bids.sort((a, b) => byCodeUnit(a.id, b.id)) };
}
