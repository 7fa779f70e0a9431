import type { OrderBook } from '../../quota/clearing/order.ts';
import { type QuotaLedger, VECTOR_LEDGERS } from '../../quota/lot.ts';
import { addVector, type Dimension, ZERO_VECTOR } from '../../quota/vector.ts';
import type { Day } from '../../units/day.ts';
import { byCodeUnit } from '../../units/order.ts';
import { type Ratio, ZERO } from '../../units/ratio.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import { QUOTA_HOLDERS } from '../../world/party.ts';
import { isOutside, type QuotaGood } from '../../world/policy.ts';
import type { View } from '../../world/view.ts';
import { bundleFor } from './bundle.ts';
import { GOODS_OF_L4, needOf, worthOf } from './worth.ts';

/** One good as it is traded: a ledger, or one dimension of it. */
export interface TradedGood {
  readonly ledger: QuotaLedger;
  readonly dimension: Dimension;
  readonly good: QuotaGood;
  /** Sold by the m² of area, the lot's paddy and capacity going along in proportion. */
  readonly bundled: boolean;
}

/** A deal that will need quota, and when. */
export interface Waiting {
  readonly facts: DealFacts;
  readonly listed: Day;
}

/** The goods a ledger is traded in, one after the other. */
export function goodsOf(ledger: QuotaLedger, bundled = false): readonly TradedGood[] {
  const one = (dimension: Dimension, good: QuotaGood, inOne: boolean) => ({
    ...{ ledger, dimension, good, bundled: inOne },
  });
  if (ledger === 'L3') return [one('areaM2', 'L3', true)];
  if (ledger !== 'L4') return [one('areaM2', ledger as QuotaGood, false)];
  if (bundled) return [one('areaM2', 'L4.area', true)];
  const { areaM2, paddyM2, capacityKg } = GOODS_OF_L4;
  return [
    ...[one('areaM2', areaM2, false), one('paddyM2', paddyM2, false)],
    one('capacityKg', capacityKg, false),
  ];
}

/**
 * The order book of one good: every holder offers what it has, lot by lot, at the least price
 * allowed; every deal asks for all it needs, at what that is worth to its city. Using one's own
 * first is left to the clearing.
 */
export function orderBookOf(
  traded: TradedGood,
  waiting: readonly Waiting[],
  floor: Ratio | null,
  view: View,
): OrderBook {
  const { ledger, dimension, bundled } = traded;
  const inOnePiece = bundled || !VECTOR_LEDGERS.includes(ledger);
  let offered = ZERO_VECTOR;
  const inside = QUOTA_HOLDERS.filter((holder) => !isOutside(holder, view.policy));
  const asks = inside.flatMap((holder) =>
    view.quota.availablePositions(holder, ledger).flatMap(({ lot, holding }) => {
      const quantity = holding.available[dimension];
      // A lot in one piece cannot be sold dimension by dimension (I-17).
      if (quantity === 0 || (lot.whole === true && !inOnePiece)) return [];
      offered = addVector(offered, holding.available);
      return {
        id: `${holder}/${lot.id}`,
        ...{ holder, lot: lot.id, quantity, grade: lot.grade },
        ...(lot.whole === true ? { whole: true } : {}),
        minted: lot.minted[dimension],
        limit: floor ?? ZERO,
        placed: lot.accepted,
      };
    }),
  );
  const bids = waiting.flatMap(({ facts, listed }) => {
    const { id, city: buyer } = facts.deal;
    const need = needOf(facts, ledger, view);
    if (need === null || isOutside(buyer, view.policy)) return [];
    const quantity = bundled ? bundleFor(need, offered) : need[dimension];
    if (quantity === 0) return [];
    const limit = worthOf(facts, traded, { need, quantity, floor }, view);
    return { id, buyer, quantity, limit, placed: listed };
  });
  return { asks, bids: bids.sort((a, b) => byCodeUnit(a.id, b.id)) };
}
