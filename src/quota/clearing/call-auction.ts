import { addRatio, compareRatio, mulRatio, type Ratio, ratio } from '../../units/ratio.ts';
import { type CallAuction, type Draws, type Market, type PricePoint, tieOf } from './market.ts';
import type { Offer, OpenBook, Want } from './offers.ts';
import type { Match, Outcome } from './outcome.ts';
import { type Given, pairUp } from './pairing.ts';
import { ration } from './ration.ts';

const HALF = ratio(1, 2);

/**
 * Uniform-price call auction. The price balances the book: at it nobody who would pay more goes
 * without and nobody who would take less is left over. Several prices may; `low` is the lowest
 * of them (the dearest need that is not served, or the limit of the dearest lot that is sold),
 * `high` the highest, `middle` halfway. Within the band the limits are cut to it first, so that
 * a cap makes ties and a floor leaves offers over. Those exactly at the price share what is left
 * by the tie rule.
 *
 * Where lots go whole or not at all, the one that would be split is left out and the book is
 * cleared again without it, until none is split. A lot listed in one piece may not even be
 * split between two buyers.
 */
export function clearCallAuction(
  book: OpenBook,
  mechanism: CallAuction,
  market: Market,
  draws: Draws,
): Outcome {
  const wholeOnly = new Set<Offer>();
  const tie = tieOf(market, mechanism.tie);
  for (;;) {
    const offers = book.offers.filter((offer) => !wholeOnly.has(offer));
    const price = uniformPrice(offers, book.wants, mechanism.priceAt);
    if (price === null) return { price, matches: [], deposits: [], wholeOnly };
    const { gives, gets } = allot(offers, book.wants, price, tie, draws);
    const matches = pairUp(gives, gets, price);
    const split = splitIn(gives, matches, mechanism.partial);
    if (split === null) return { price, matches, deposits: [], wholeOnly };
    wholeOnly.add(split);
  }
}

/** The first offer that is split though it may not be. */
function splitIn(gives: Given<Offer>, matches: readonly Match[], partial: boolean): Offer | null {
  const parted = gives.find(([offer, sold]) => !partial && sold > 0 && sold < offer.quantity);
  if (parted !== undefined) return parted[0];
  const shared = matches.find(
    ({ offer, quantity }) => offer.ask.whole === true && quantity < offer.quantity,
  );
  return shared?.offer ?? null;
}

/** The price that balances offers and wants; null when nothing can be traded. */
export function uniformPrice(
  offers: readonly Offer[],
  wants: readonly Want[],
  at: PricePoint,
): Ratio | null {
  const levels = levelsOf(offers, wants);
  let below = 0;
  let from = total(wants);
  let low: Ratio | null = null;
  let high: Ratio | null = null;
  let tradable = 0;
  for (const { price, offered, wanted } of levels) {
    // Who would pay more than this price finds enough offered at it: the lowest such is `low`.
    if (low === null && from - wanted <= below + offered) {
      low = price;
      tradable = Math.min(below + offered, from);
    }
    // Who would take less than this price finds enough wanted at it: the highest such is `high`.
    if (below <= from) high = price;
    below += offered;
    from -= wanted;
  }
  if (low === null || high === null || tradable === 0) return null;
  if (at === 'middle') return mulRatio(addRatio(low, high), HALF);
  return at === 'low' ? low : high;
}

interface Level {
  readonly price: Ratio;
  offered: number;
  wanted: number;
}

/** What is offered and wanted at each limit there is, the lowest first. */
function levelsOf(offers: readonly Offer[], wants: readonly Want[]): Level[] {
  const orders = [
    ...offers.map(({ limit, quantity }) => ({ price: limit, offered: quantity, wanted: 0 })),
    ...wants.map(({ limit, quantity }) => ({ price: limit, offered: 0, wanted: quantity })),
  ].sort((a, b) => compareRatio(a.price, b.price));
  const levels: Level[] = [];
  for (const order of orders) {
    const last = levels.at(-1);
    if (last !== undefined && compareRatio(last.price, order.price) === 0) {
      last.offered += order.offered;
      last.wanted += order.wanted;
    } else levels.push({ ...order });
  }
  return levels;
}

function allot(
  offers: readonly Offer[],
  wants: readonly Want[],
  price: Ratio,
  tie: CallAuction['tie'],
  draws: Draws,
): { readonly gives: Given<Offer>; readonly gets: Given<Want> } {
  const volume = Math.min(
    total(offers.filter(({ limit }) => compareRatio(limit, price) <= 0)),
    total(wants.filter(({ limit }) => compareRatio(limit, price) >= 0)),
  );
  const gives = fill(
    offers,
    volume,
    (offer) => compareRatio(offer.limit, price),
    (rest, items) => ration(rest, items, tie, 'offers', draws),
  );
  const gets = fill(
    wants,
    volume,
    (want) => compareRatio(price, want.limit),
    (rest, items) => ration(rest, items, tie, 'wants', draws),
  );
  return { gives, gets };
}

/** Those better than the price (side < 0) get all, those at it share the rest. */
function fill<T extends { readonly quantity: number }>(
  items: readonly T[],
  volume: number,
  side: (item: T) => number,
  share: (rest: number, items: readonly T[]) => number[],
): Given<T> {
  const inside = items.filter((item) => side(item) < 0);
  const marginal = items.filter((item) => side(item) === 0);
  const given = share(volume - total(inside), marginal);
  const got = new Map<T, number>(inside.map((item) => [item, item.quantity]));
  for (const [i, item] of marginal.entries()) got.set(item, given[i]!);
  return items.map((item) => [item, got.get(item) ?? 0]);
}

function total(items: readonly { readonly quantity: number }[]): number {
  return items.reduce((sum, { quantity }) => sum + quantity, 0);
}
