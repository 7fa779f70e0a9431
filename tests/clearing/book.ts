import type { Market, Mechanism } from '../../src/quota/clearing/market.ts';
import type { Ask, Bid } from '../../src/quota/clearing/order.ts';
import { readRuleValue } from '../../src/scenario/rule-units.ts';
import { type Ratio, ratio } from '../../src/units/ratio.ts';
import { plainMarket } from '../arbitraries/order-book.ts';

/** 万元 per mu as fen per m². */
export const perMu = (text: string): Ratio => readRuleValue(text, 'wanYuan/mu')!;

/** An offer with what matters to a test; the rest is filled in. */
export function ask(id: string, holder: string, quantity: number, limit: Ratio | number): Ask {
  return {
    ...{ id, holder, quantity, minted: quantity, lot: `lot-${id}`, grade: null, placed: 0 },
    limit: typeof limit === 'number' ? ratio(limit) : limit,
  };
}

/** A need, placed on day `placed`. */
export function bid(
  id: string,
  buyer: string,
  quantity: number,
  limit: Ratio | number,
  placed = 0,
): Bid {
  return { id, buyer, quantity, placed, limit: typeof limit === 'number' ? ratio(limit) : limit };
}

/** A market with a mechanism and what a test changes of it. */
export function market(mechanism: Mechanism, more: Partial<Market> = {}): Market {
  return { ...plainMarket(mechanism), ...more };
}

/** Lots sold whole on Hunan's terms or to the fen. */
export function lots(
  kind: 'listedLots' | 'ascending',
  tie: 'time' | 'lottery',
  more: { lotSize?: number; capShare?: Ratio; step?: Ratio } = {},
): Mechanism {
  const rates = { step: ratio(1, 20), deposit: ratio(1, 5), capShare: null, lotSize: null };
  return { kind, tie, ...rates, ...more };
}
