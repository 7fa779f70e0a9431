import { maxFen, minFen, priceOf, sumFen } from '../../units/fen.ts';
import { byCodeUnit } from '../../units/order.ts';
import { compareRatio, type Ratio } from '../../units/ratio.ts';
import { type Bidder, hammerDown, type Ladder } from './bidding.ts';
import type { Deposit } from './clearing.ts';
import { exactTerms, type LotTerms, wholeWanTerms } from './lot-terms.ts';
import { type Draws, type Lots, type Market, tieOf } from './market.ts';
import type { Offer, OpenBook, Want } from './offers.ts';
import { type Match, type Outcome, Remaining } from './outcome.ts';

/** One lot as it is put up. */
interface Lot {
  readonly name: string;
  readonly offer: Offer;
  readonly quantity: number;
}

/**
 * Lots put up one after another, oldest offers first, each sold whole or not at all. A buyer's
 * limit for a lot is what the lot is worth to its needs, best first; what goes beyond them is
 * worth nothing to it. A lot bought serves those needs, and the rest stays with the buyer.
 */
export function clearLots(book: OpenBook, mechanism: Lots, market: Market, draws: Draws): Outcome {
  const left = new Remaining(book.wants);
  const queues = buyers(book.wants);
  const tie = tieOf(market, mechanism.tie) === 'time' ? 'time' : 'lottery';
  // Nobody pays more for a lot than the same from outside would cost.
  const outside = market.outside?.most === null ? market.outside.price : null;
  const matches: Match[] = [];
  const deposits: Deposit[] = [];
  for (const lot of putUp(book.offers, mechanism)) {
    const terms = termsOf(lot, mechanism, market);
    const bidders = [...queues].flatMap(([buyer, wants]) =>
      buyer === lot.offer.ask.holder ? [] : bidderOf(buyer, wants, lot.quantity, left, outside),
    );
    const sold = hammerDown(bidders, terms, tie, lot.name, draws);
    const winner = sold?.buyer ?? null;
    const lodged = bidders.filter(({ mostFen }) => mostFen >= terms.startFen);
    for (const { buyer } of lodged) {
      const outcome = buyer === winner ? 'converted' : 'returned';
      deposits.push({ lot: lot.name, buyer, amountFen: terms.depositFen, outcome });
    }
    if (sold === null) continue;
    const serves = serve(queues.get(sold.buyer)!, lot.quantity, left);
    matches.push({ offer: lot.offer, quantity: lot.quantity, serves, ...sold });
  }
  return { price: null, matches, deposits, wholeOnly: new Set() };
}

function putUp(offers: readonly Offer[], { lotSize }: Lots): Lot[] {
  return offers.flatMap((offer) => {
    const size = offer.ask.whole === true ? offer.quantity : (lotSize ?? offer.quantity);
    const count = Math.ceil(offer.quantity / size);
    return Array.from({ length: count }, (_, i) => ({
      name: count === 1 ? offer.ask.id : `${offer.ask.id}/${i + 1}`,
      offer,
      quantity: Math.min(size, offer.quantity - i * size),
    }));
  });
}

/** The terms of a lot: the holder's own limit where it lies above the general starting price. */
function termsOf(lot: Lot, mechanism: Lots, market: Market): LotTerms & Ladder {
  const { step, deposit, capShare: cap, kind } = mechanism;
  const { limit } = lot.offer;
  const unit = isAbove(limit, market.price) ? limit : market.price;
  const make = kind === 'listedLots' ? wholeWanTerms : exactTerms;
  const terms = make(lot.quantity, unit, { step, deposit, cap });
  // Rounding up the start must not lift a lot over a cap that its unit price keeps to.
  const highest = [market.cap, market.breaker]
    .filter((price) => price !== null)
    .map((price) => {
      const most = priceOf(lot.quantity, price, 'floor');
      return isAbove(unit, price) ? most : maxFen(most, terms.startFen);
    });
  const capFen = [...highest, ...(terms.capFen === null ? [] : [terms.capFen])];
  return { ...terms, capFen: capFen.length === 0 ? null : capFen.reduce(minFen) };
}

/** The needs of each buyer, dearest first, buyers by name. */
function buyers(wants: readonly Want[]): Map<string, readonly Want[]> {
  const names = [...new Set(wants.map(({ bid }) => bid.buyer))].sort(byCodeUnit);
  return new Map(
    names.map((name) => [
      name,
      wants
        .filter(({ bid }) => bid.buyer === name)
        .sort((a, b) => compareRatio(b.limit, a.limit) || compareRatio(b.bid.limit, a.bid.limit)),
    ]),
  );
}

function bidderOf(
  buyer: string,
  wants: readonly Want[],
  quantity: number,
  left: Remaining<Want>,
  outside: Ratio | null,
): Bidder[] {
  const uses = partsOf(wants, quantity, left);
  if (uses.length === 0) return [];
  const worth = uses.map(({ want, quantity: part }) => {
    const { limit } = want.bid;
    return priceOf(part, outside !== null && isAbove(limit, outside) ? outside : limit, 'floor');
  });
  return [
    {
      buyer,
      mostFen: sumFen(worth),
      placed: Math.min(...uses.map(({ want }) => want.bid.placed)),
    },
  ];
}

function partsOf(wants: readonly Want[], quantity: number, left: Remaining<Want>) {
  const parts: { want: Want; quantity: number }[] = [];
  let free = quantity;
  for (const want of wants) {
    const part = Math.min(free, left.of(want));
    if (part === 0) continue;
    parts.push({ want, quantity: part });
    free -= part;
  }
  return parts;
}

function serve(wants: readonly Want[], quantity: number, left: Remaining<Want>) {
  const parts = partsOf(wants, quantity, left);
  for (const { want, quantity: part } of parts) left.take(want, part);
  return parts;
}

function isAbove(a: Ratio, b: Ratio): boolean {
  return compareRatio(a, b) > 0;
}
