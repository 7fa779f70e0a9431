import fc from 'fast-check';
import type { Market, Mechanism } from '../../src/quota/clearing/market.ts';
import type { Ask, Bid, OrderBook } from '../../src/quota/clearing/order.ts';
import { ratio } from '../../src/units/ratio.ts';
import { CITIES } from '../../src/world/party.ts';

const HOLDERS = [...CITIES, 'pool'] as const;

const anyAsk = fc
  .record({
    holder: fc.constantFrom(...HOLDERS),
    quantity: fc.integer({ min: 1, max: 12 }),
    sold: fc.integer({ min: 0, max: 6 }),
    limit: fc.integer({ min: 1, max: 12 }),
    placed: fc.integer({ min: 0, max: 3 }),
    grade: fc.constantFrom(null, 6, 8, 11),
  })
  .map(({ sold, quantity, limit, ...rest }) => ({
    ...{ ...rest, quantity, minted: quantity + sold, limit: ratio(limit) },
  }));

const anyBid = fc
  .record({
    buyer: fc.constantFrom(...CITIES),
    quantity: fc.integer({ min: 1, max: 12 }),
    limit: fc.integer({ min: 1, max: 16 }),
    placed: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ limit, ...rest }) => ({ ...rest, limit: ratio(limit) }));

const named = <T>(letter: string, orders: readonly T[]) =>
  orders.map((order, i) => ({ ...order, id: `${letter}${i}` }));

/** Now and then a lot in one piece, of which nothing was sold before. */
const anyAskOrPiece = fc
  .tuple(anyAsk, fc.nat({ max: 3 }))
  .map(([ask, die]) => (die > 0 ? ask : { ...ask, minted: ask.quantity, whole: true }));

/**
 * A small book: up to so many offers and needs, quantities and prices small enough to count.
 *
 * @param pieces whether some lots may come in one piece
 */
export function orderBook(most: number, pieces = false): fc.Arbitrary<OrderBook> {
  const asksOf = pieces ? anyAskOrPiece : anyAsk;
  return fc
    .tuple(fc.array(asksOf, { maxLength: most }), fc.array(anyBid, { maxLength: most }))
    .map(([asks, bids]) => ({
      asks: named('a', asks).map((ask): Ask => ({ ...ask, lot: `lot-${ask.id}` })),
      bids: named('b', bids) as Bid[],
    }));
}

/** A market with nothing but a price: no band, gate, reserve, levy or outside option. */
export function plainMarket(mechanism: Mechanism, price = 5): Market {
  return {
    mechanism,
    price: ratio(price),
    floor: null,
    cap: null,
    breaker: null,
    outside: null,
    levy: null,
    reserve: ratio(0),
    gated: new Set(),
    pools: new Set(['pool']),
  };
}

const anyTie = fc.constantFrom('time', 'lottery', 'proRata');
const lotTie = fc.constantFrom('time', 'lottery');

const lots = fc.record({
  kind: fc.constantFrom('listedLots', 'ascending'),
  lotSize: fc.constantFrom(null, 4),
  step: fc.constantFrom(ratio(0), ratio(1, 20), ratio(1, 3)),
  deposit: fc.constant(ratio(1, 5)),
  capShare: fc.constantFrom(null, ratio(3, 2)),
  tie: lotTie,
});

const byGrade = fc.constantFrom(null, { grade: 8, step: ratio(1, 2) });

/** Any mechanism there is. */
export const anyMechanism: fc.Arbitrary<Mechanism> = fc.oneof(
  fc.record({ kind: fc.constant('posted'), byGrade }),
  fc.record({ kind: fc.constant('proRata') }),
  fc.record({
    kind: fc.constant('agreement'),
    sellerShare: fc.constantFrom(ratio(0), ratio(1, 2), ratio(1)),
  }),
  lots,
  fc.record({
    kind: fc.constant('callAuction'),
    priceAt: fc.constantFrom('low', 'middle', 'high'),
    tie: anyTie,
    partial: fc.boolean(),
  }),
) as fc.Arbitrary<Mechanism>;

const unit = (min: number, max: number) => fc.integer({ min, max }).map((n) => ratio(n));

/** Any market over any mechanism, with every condition now on, now off. */
export const anyMarket: fc.Arbitrary<Market> = fc.record({
  mechanism: anyMechanism,
  price: unit(1, 14),
  floor: fc.option(unit(0, 6)),
  cap: fc.option(unit(4, 16)),
  breaker: fc.option(unit(4, 16), { freq: 1 }),
  outside: fc.option(
    fc.record({
      price: unit(4, 14),
      payout: unit(0, 4),
      most: fc.option(fc.integer({ min: 0, max: 9 })),
    }),
    { freq: 1 },
  ),
  levy: fc.option(
    fc.record({
      form: fc.constantFrom('inKind' as const, 'cash' as const),
      rate: fc.constantFrom(ratio(0), ratio(1, 2), ratio(1, 3)),
    }),
  ),
  reserve: fc.constantFrom(ratio(0), ratio(1, 5), ratio(1)),
  gated: fc.subarray([...CITIES]).map((cities) => new Set<string>(cities)),
  pools: fc.constant(new Set(['pool'])),
});
