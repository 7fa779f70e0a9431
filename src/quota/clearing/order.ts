import { invariant } from '../../units/invariant.ts';
import { byCodeUnit } from '../../units/order.ts';
import { compareRatio, type Ratio, ZERO } from '../../units/ratio.ts';

/** What one holder offers of one lot, in the unit of the good (m² or kg). */
export interface Ask {
  readonly id: string;
  /** Who gives it: a city, or the shared pool. */
  readonly holder: string;
  readonly lot: string;
  readonly quantity: number;
  /** The lot as it was minted, from which the part a holder keeps is reckoned. */
  readonly minted: number;
  /** Lowest unit price the holder takes, fen per unit. */
  readonly limit: Ratio;
  /** Land grade 1–15 of the farmland behind the lot; null where it has none. */
  readonly grade: number | null;
  /** Listed in one piece: it goes to one buyer in one trade, or stays. */
  readonly whole?: boolean;
  /** Rank in time: a smaller number came earlier. */
  readonly placed: number;
}

/** What one buyer needs for one purpose. */
export interface Bid {
  readonly id: string;
  readonly buyer: string;
  readonly quantity: number;
  /** Highest unit price the need is worth, fen per unit. */
  readonly limit: Ratio;
  readonly placed: number;
}

/** Everything offered and wanted of one good at one moment, in any order. */
export interface OrderBook {
  readonly asks: readonly Ask[];
  readonly bids: readonly Bid[];
}

interface Order {
  readonly id: string;
  readonly placed: number;
}

/** Earlier first, then by id: an order that no permutation of the book changes. */
export function byTime(a: Order, b: Order): number {
  return a.placed - b.placed || byCodeUnit(a.id, b.id);
}

/** Cheapest first, then as {@link byTime}. */
export function byPrice(a: Ask, b: Ask): number {
  return compareRatio(a.limit, b.limit) || byTime(a, b);
}

/** What is worth most first, then as {@link byTime}. */
export function byWorth(a: Bid, b: Bid): number {
  return compareRatio(b.limit, a.limit) || byTime(a, b);
}

/** @throws InvariantError when an id is used twice, or a quantity or price makes no sense. */
export function checkBook({ asks, bids }: OrderBook): void {
  for (const orders of [asks, bids]) {
    const ids = new Set(orders.map((order) => order.id));
    invariant(ids.size === orders.length, 'clearing.idTwice', () => ({ ids: [...ids] }));
    for (const order of orders) {
      const sound =
        Number.isSafeInteger(order.quantity) &&
        order.quantity > 0 &&
        Number.isSafeInteger(order.placed) &&
        compareRatio(order.limit, ZERO) >= 0;
      invariant(sound, 'clearing.order', () => ({ order }));
    }
  }
  for (const ask of asks) {
    invariant(ask.minted >= ask.quantity, 'clearing.minted', () => ({ ask }));
  }
}
