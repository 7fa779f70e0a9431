import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clear } from '../../src/quota/clearing/clear.ts';
import type { Market, Mechanism } from '../../src/quota/clearing/market.ts';
import type { OrderBook } from '../../src/quota/clearing/order.ts';
import { type Ratio, ratio } from '../../src/units/ratio.ts';
import { plainMarket } from '../arbitraries/order-book.ts';
import { replayed } from '../replay.ts';
import { lots } from './book.ts';
import { NO_DRAWS } from './draws.ts';
import {
  balancedPrice,
  proportional,
  servedIn,
  servedInTurn,
  soldByTheClock,
  tradesIn,
} from './reference.ts';

/** Books of a few units between holders and buyers that are not the same. */
function tinyBook(mostAsks: number, mostBids: number, unit = 1): fc.Arbitrary<OrderBook> {
  const quantity = fc.integer({ min: 1, max: 3 });
  const placed = fc.integer({ min: 0, max: 4 });
  const limit = fc.integer({ min: 1, max: 9 }).map((price) => ratio(price * unit));
  const grade = fc.constantFrom(null, 6, 8, 10);
  const ask = fc.record({
    ...{ quantity, placed, limit, grade, whole: fc.boolean() },
    holder: fc.constantFrom('zhuzhou', 'pool'),
  });
  const bid = fc.record({
    quantity,
    placed,
    limit,
    buyer: fc.constantFrom('changsha', 'xiangtan'),
  });
  return fc
    .tuple(
      fc.array(ask, { minLength: 1, maxLength: mostAsks }),
      fc.array(bid, { minLength: 1, maxLength: mostBids }),
    )
    .map(([asks, bids]) => ({
      asks: asks.map((one, i) => ({ ...one, id: `a${i}`, lot: `l${i}`, minted: one.quantity })),
      bids: bids.map((one, i) => ({ ...one, id: `b${i}` })),
    }));
}

const inTime = (book: OrderBook) =>
  [...book.asks].sort((a, b) => a.placed - b.placed || (a.id < b.id ? -1 : 1));
const cleared = (book: OrderBook, mechanism: Mechanism, more: Partial<Market> = {}) =>
  clear(book, { ...plainMarket(mechanism), ...more }, NO_DRAWS);
const price = fc.integer({ min: 1, max: 9 });

describe('every mechanism against every allocation there is', () => {
  it('posted price, by grade or not, lots in one piece among them', () => {
    fc.assert(
      fc.property(tinyBook(3, 2), price, fc.nat({ max: 2 }), (book, posted, step) => {
        const byGrade = step === 0 ? null : { grade: 8, step: ratio(step) };
        const found = cleared(book, { kind: 'posted', byGrade }, { price: ratio(posted) });
        const unit = (grade: number | null) => posted + (grade === null ? 0 : step * (8 - grade));
        const expected = servedInTurn(book, inTime(book), (ask, bid) => {
          const at = unit(ask.grade);
          return ask.limit.numerator <= at && at <= bid.limit.numerator ? at : null;
        });
        expect(tradesIn(found)).toEqual(expected);
      }),
      replayed('posted price, by grade or not, lots in one piece among them', 150),
    );
  });

  it('agreement, half of the gain to each', () => {
    fc.assert(
      fc.property(tinyBook(3, 2), (book) => {
        const found = cleared(book, { kind: 'agreement', sellerShare: ratio(1, 2) });
        const liking = inTime(book).sort((a, b) => a.limit.numerator - b.limit.numerator);
        const expected = servedInTurn(book, liking, ({ limit: low }, { limit: high }) => {
          const [least, most] = [low.numerator, high.numerator];
          return least > most ? null : (least + most) / 2;
        });
        expect(tradesIn(found)).toEqual(expected);
      }),
      replayed('agreement, half of the gain to each', 150),
    );
  });

  it('pro rata: both sides as near to proportion as whole units allow, no piece cut', () => {
    fc.assert(
      fc.property(tinyBook(4, 4), price, (book, posted) => {
        const found = cleared(book, { kind: 'proRata' }, { price: ratio(posted) });
        const asks = book.asks.filter((ask) => ask.limit.numerator <= posted && !ask.whole);
        const bids = book.bids.filter((bid) => bid.limit.numerator >= posted);
        const sum = (orders: readonly { quantity: number }[]) =>
          orders.reduce((all, { quantity }) => all + quantity, 0);
        const volume = Math.min(sum(asks), sum(bids));
        const sold: Record<string, number> = {};
        for (const { ask, quantity } of found.trades) sold[ask] = (sold[ask] ?? 0) + quantity;
        expect(sold).toEqual(proportional(volume, asks));
        expect(servedIn(found)).toEqual(proportional(volume, bids));
        for (const { priceFen, quantity } of found.trades) expect(priceFen).toBe(quantity * posted);
      }),
      replayed(
        'pro rata: both sides as near to proportion as whole units allow, no piece cut',
        200,
      ),
    );
  });

  const WAN = 1_000_000;
  const rates = fc.record({
    step: fc.constantFrom(ratio(0), ratio(1, 3), ratio(1)),
    capShare: fc.constantFrom(null, ratio(3, 2), ratio(2)),
    posted: fc.integer({ min: 1, max: 5 }),
  });
  const part = (amount: number, { numerator, denominator }: Ratio) =>
    (amount * numerator) / denominator;

  it('ascending lots: the clock, to the fen', () => {
    fc.assert(
      fc.property(tinyBook(3, 3), rates, (book, { step, capShare, posted }) => {
        const mechanism = { ...lots('ascending', 'time', { step }), capShare } as Mechanism;
        const found = cleared(book, mechanism, { price: ratio(posted) });
        const halfUp = (amount: number) => Math.floor(amount + 0.5);
        const expected = soldByTheClock(book, {
          ...{ price: posted, tie: 'time', startOf: (quantity, unit) => quantity * unit },
          stepOf: (start) => halfUp(part(start, step)),
          capOf: (start) => (capShare === null ? null : halfUp(part(start, capShare))),
        });
        expect(tradesIn(found)).toEqual(expected);
      }),
      replayed('ascending lots: the clock, to the fen', 300),
    );
  });

  it('listed lots: the clock, start up and step and cap down to whole 万元', () => {
    fc.assert(
      fc.property(tinyBook(3, 3, WAN / 2), rates, (book, { step, capShare, posted }) => {
        const mechanism = { ...lots('listedLots', 'time', { step }), capShare } as Mechanism;
        const found = cleared(book, mechanism, { price: ratio((posted * WAN) / 2) });
        const down = (amount: number) => Math.floor(amount / WAN) * WAN;
        const expected = soldByTheClock(book, {
          ...{ price: (posted * WAN) / 2, tie: 'time' },
          startOf: (quantity, unit) => Math.ceil((quantity * unit) / WAN) * WAN,
          stepOf: (start) => down(part(start, step)),
          capOf: (start) => (capShare === null ? null : down(part(start, capShare))),
        });
        expect(tradesIn(found)).toEqual(expected);
      }),
      replayed('listed lots: the clock, start up and step and cap down to whole 万元', 300),
    );
  });

  it('call auction: the lowest and the highest price that balance what was not left out', () => {
    fc.assert(
      fc.property(
        tinyBook(4, 4),
        fc.constantFrom('low' as const, 'high' as const),
        fc.boolean(),
        (book, priceAt, partial) => {
          const found = cleared(book, { kind: 'callAuction', priceAt, tie: 'time', partial });
          const out = new Set(
            found.unsold.filter(({ reason }) => reason === 'wholeOnly').map(({ ask }) => ask),
          );
          const kept = { ...book, asks: book.asks.filter(({ id }) => !out.has(id)) };
          expect(found.price?.numerator ?? null).toBe(balancedPrice(kept, priceAt));
          for (const ask of book.asks) {
            const sold = found.trades.filter((trade) => trade.ask === ask.id);
            const quantity = sold.reduce((sum, trade) => sum + trade.quantity, 0);
            if (ask.whole || !partial) expect([0, ask.quantity]).toContain(quantity);
            if (ask.whole) expect(sold.length).toBeLessThanOrEqual(1);
          }
        },
      ),
      replayed(
        'call auction: the lowest and the highest price that balance what was not left out',
        300,
      ),
    );
  });
});
