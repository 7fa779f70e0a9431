import { mulDiv } from '../../units/exact.ts';
import { compareRatio, type Ratio } from '../../units/ratio.ts';
import type { Fill, Unsold, UnsoldReason } from './clearing.ts';
import { ceilingOf, type Market } from './market.ts';
import { type Ask, type Bid, byPrice, byTime, byWorth, type OrderBook } from './order.ts';

/** An ask as the market sees it: what may leave its holder, at no less than the floor. */
export interface Offer {
  readonly ask: Ask;
  readonly quantity: number;
  readonly limit: Ratio;
}

/** A bid as the market sees it: what its buyer still lacks, at no more than the ceiling. */
export interface Want {
  readonly bid: Bid;
  readonly quantity: number;
  readonly limit: Ratio;
}

/** A book after everybody has used its own and the gates have spoken. */
export interface OpenBook {
  /** In the order of time. */
  readonly offers: readonly Offer[];
  readonly wants: readonly Want[];
  readonly ownUse: readonly Fill[];
  readonly held: readonly Unsold[];
}

/**
 * Prepares a book for a market. Everybody first uses its own, what is worth most first and from
 * the cheapest lot; of the rest, a gated holder gives nothing, every other keeps its reserve,
 * and enough stays behind to hand the levy in kind over with what is sold. A lot in one piece is
 * free of the reserve; it stays where part of it is spoken for, by its holder or by the levy.
 */
export function openBook(book: OrderBook, market: Market): OpenBook {
  const { ownUse, left } = useOwn(book);
  const held: Unsold[] = [];
  const offers: Offer[] = [];
  for (const ask of [...book.asks].sort(byTime)) {
    const quantity = left.get(ask)!;
    if (quantity === 0) continue;
    const offer = offerOf(ask, quantity, market, held);
    if (offer !== null) offers.push(offer);
  }
  const ceiling = ceilingOf(market);
  const wants = [...book.bids].sort(byTime).flatMap((bid): Want[] => {
    const quantity = left.get(bid)!;
    const limit = ceiling === null ? bid.limit : lower(bid.limit, ceiling);
    return quantity === 0 ? [] : [{ bid, quantity, limit }];
  });
  return { offers, wants, ownUse, held };
}

function useOwn({ asks, bids }: OrderBook) {
  const left = new Map<Ask | Bid, number>([...asks, ...bids].map((o) => [o, o.quantity]));
  const ownUse: Fill[] = [];
  const cheapest = [...asks].sort(byPrice);
  for (const bid of [...bids].sort(byWorth)) {
    for (const ask of cheapest) {
      if (ask.holder !== bid.buyer || compareRatio(ask.limit, bid.limit) > 0) continue;
      const quantity = Math.min(left.get(bid)!, left.get(ask)!);
      if (quantity === 0) continue;
      left.set(bid, left.get(bid)! - quantity);
      left.set(ask, left.get(ask)! - quantity);
      ownUse.push({ bid: bid.id, buyer: bid.buyer, quantity, from: 'own', ask: ask.id });
    }
  }
  return { ownUse, left };
}

function offerOf(ask: Ask, quantity: number, market: Market, held: Unsold[]): Offer | null {
  const { reserve, gated, pools, floor, levy } = market;
  const keep = (amount: number, reason: UnsoldReason) => {
    if (amount > 0) held.push({ ask: ask.id, holder: ask.holder, quantity: amount, reason });
  };
  if (gated.has(ask.holder)) {
    keep(quantity, 'exportGate');
    return null;
  }
  const owes = levy?.form === 'inKind' && !pools.has(ask.holder);
  if (ask.whole === true && (owes || quantity < ask.quantity)) {
    keep(quantity, 'wholeOnly');
    return null;
  }
  const reserved =
    pools.has(ask.holder) || ask.whole === true
      ? 0
      : mulDiv(ask.minted, reserve.numerator, reserve.denominator, 'ceil');
  const kept = Math.min(quantity, reserved);
  keep(kept, 'reserveKept');
  const free = quantity - kept;
  const limit = floor === null ? ask.limit : higher(ask.limit, floor);
  const ceiling = ceilingOf(market);
  if (ceiling !== null && compareRatio(limit, ceiling) > 0) {
    keep(free, 'aboveCeiling');
    return null;
  }
  const sold = owes ? lessLevy(free, levy.rate) : free;
  return sold === 0 ? null : { ask, quantity: sold, limit };
}

/** The most of a quantity that can be sold when the levy in kind comes out of the same lot. */
function lessLevy(quantity: number, { numerator, denominator }: Ratio): number {
  return mulDiv(quantity, denominator - numerator, denominator, 'floor');
}

/** The quota that goes with a sale to the level above, at `rate` of all that leaves the holder. */
export function inKindOf(sold: number, { numerator, denominator }: Ratio): number {
  return mulDiv(sold, numerator, denominator - numerator, 'floor');
}

function lower(a: Ratio, b: Ratio): Ratio {
  return compareRatio(a, b) <= 0 ? a : b;
}

function higher(a: Ratio, b: Ratio): Ratio {
  return compareRatio(a, b) >= 0 ? a : b;
}
