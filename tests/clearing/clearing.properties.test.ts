import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniformPrice } from '../../src/quota/clearing/call-auction.ts';
import { clear } from '../../src/quota/clearing/clear.ts';
import type { Market } from '../../src/quota/clearing/market.ts';
import { openBook } from '../../src/quota/clearing/offers.ts';
import type { OrderBook } from '../../src/quota/clearing/order.ts';
import { planWelfare, transportOf } from '../../src/quota/clearing/transport.ts';
import { welfareOf } from '../../src/quota/clearing/welfare.ts';
import { solveTransport } from '../../src/report/yardstick/solve-transport.ts';
import { compareRatio, ratio } from '../../src/units/ratio.ts';
import { anyMarket, orderBook, plainMarket } from '../arbitraries/order-book.ts';
import { replayed } from '../replay.ts';
import { bestWelfare, shuffled } from './brute-force.ts';
import { drawsOf } from './draws.ts';

const AUCTION = { kind: 'callAuction', priceAt: 'low', tie: 'lottery', partial: true } as const;
const payeeOf = (book: OrderBook) => (ask: string) =>
  book.asks.find(({ id }) => id === ask)!.holder;
const total = (book: OrderBook, market: Market) =>
  welfareOf(book, market, clear(book, market, drawsOf(1)), payeeOf(book)).total;

describe('clearing any book under any market', () => {
  it('keeps quota, money, band, gate and reserve whole, whatever the book', () => {
    fc.assert(
      fc.property(orderBook(6, true), anyMarket, fc.nat(), (book, market, seed) => {
        // The checks of the kernel itself throw; here the sums are made again from outside.
        const { trades, fills, unsold, unmet, outside } = clear(book, market, drawsOf(seed));
        const sum = (parts: readonly { readonly quantity: number }[]) =>
          parts.reduce((all, { quantity }) => all + quantity, 0);
        const own = fills.filter(({ from }) => from === 'own');
        const inKind = trades.reduce((all, trade) => all + trade.inKind, 0);
        expect(sum(own) + sum(trades) + inKind + sum(unsold)).toBe(sum(book.asks));
        expect(sum(fills) + sum(unmet)).toBe(sum(book.bids));
        for (const { priceFen, sellerFen, levyFen, seller } of trades) {
          expect(sellerFen + levyFen).toBe(priceFen);
          expect(market.gated.has(seller)).toBe(false);
        }
        for (const { priceFen, payoutFen, quantity } of outside) {
          expect(priceFen).toBe(quantity * market.outside!.price.numerator);
          expect(payoutFen).toBe(quantity * market.outside!.payout.numerator);
        }
      }),
      replayed('keeps quota, money, band, gate and reserve whole, whatever the book', 1500),
    );
  });

  it('gives the same whatever the order of the book', () => {
    fc.assert(
      fc.property(orderBook(6, true), anyMarket, fc.nat(), (book, market, key) => {
        const draws = drawsOf(7);
        expect(clear(shuffled(book, key), market, draws)).toEqual(clear(book, market, draws));
      }),
      replayed('gives the same whatever the order of the book', 500),
    );
  });

  it('never makes a buyer or a holder worse off than without it', () => {
    fc.assert(
      fc.property(orderBook(6, true), anyMarket, (book, market) => {
        // A levy in kind is taken, not traded; a lot priced in whole 万元 costs what it costs.
        const free: Market = { ...market, levy: null };
        const { byParty } = welfareOf(book, free, clear(book, free, drawsOf(3)), payeeOf(book));
        for (const gain of byParty.values()) expect(gain >= 0n).toBe(true);
      }),
      replayed('never makes a buyer or a holder worse off than without it', 500),
    );
  });
});

describe('the call auction', () => {
  it('reaches the best of every allocation there is, on small books', () => {
    fc.assert(
      fc.property(orderBook(3), (book) => {
        // Its own use comes first by rule; what remains is what an auction can be judged by.
        const sellers = book.asks.map((ask) => ({ ...ask, holder: 'pool' }));
        const market = plainMarket(AUCTION);
        const best = bestWelfare(transportOf({ ...book, asks: sellers }, market));
        expect(total({ ...book, asks: sellers }, market)).toBe(best);
      }),
      replayed('reaches the best of every allocation there is, on small books', 150),
    );
  });

  it('asks no higher price when more is offered, and no lower when more is wanted', () => {
    fc.assert(
      fc.property(
        orderBook(6),
        orderBook(2),
        fc.constantFrom('low' as const, 'middle' as const, 'high' as const),
        (book, more, at) => {
          const price = (asks: OrderBook['asks'], bids: OrderBook['bids']) => {
            const { offers, wants } = openBook({ asks, bids: [] }, plainMarket(AUCTION));
            const { wants: all } = openBook({ asks: [], bids }, plainMarket(AUCTION));
            return { price: uniformPrice(offers, all, at), wants };
          };
          const extraAsks = more.asks.map((ask) => ({ ...ask, id: `more-${ask.id}` }));
          const extraBids = more.bids.map((bid) => ({ ...bid, id: `more-${bid.id}` }));
          const before = price(book.asks, book.bids).price;
          const supplied = price([...book.asks, ...extraAsks], book.bids).price;
          const demanded = price(book.asks, [...book.bids, ...extraBids]).price;
          if (before === null) return;
          expect(compareRatio(supplied!, before)).toBeLessThanOrEqual(0);
          expect(compareRatio(demanded!, before)).toBeGreaterThanOrEqual(0);
        },
      ),
      replayed('asks no higher price when more is offered, and no lower when more is wanted', 500),
    );
  });

  it('splits no lot when lots go whole, and still trades only what both sides want', () => {
    fc.assert(
      fc.property(orderBook(6), (book) => {
        const market = plainMarket({ ...AUCTION, partial: false });
        const { trades, fills, price } = clear(book, market, drawsOf(1));
        for (const ask of book.asks) {
          const own = fills.filter((fill) => fill.from === 'own' && fill.ask === ask.id);
          const left = own.reduce((rest, { quantity }) => rest - quantity, ask.quantity);
          const sold = trades
            .filter((trade) => trade.ask === ask.id)
            .reduce((sum, { quantity }) => sum + quantity, 0);
          expect([0, left]).toContain(sold);
          if (sold > 0) expect(compareRatio(ask.limit, price!)).toBeLessThanOrEqual(0);
        }
      }),
      replayed('splits no lot when lots go whole, and still trades only what both sides want'),
    );
  });
});

describe('the yardstick', () => {
  it('is the best of every allocation there is, on small books', async () => {
    await fc.assert(
      fc.asyncProperty(orderBook(3), anyMarket, async (book, market) => {
        const transport = transportOf(book, { ...market, reserve: ratio(1, 5) });
        const plan = await solveTransport(transport);
        expect(planWelfare(transport, plan)).toBe(bestWelfare(transport));
      }),
      replayed('is the best of every allocation there is, on small books', 60),
    );
  });

  it('is never beaten by a mechanism', async () => {
    await fc.assert(
      fc.asyncProperty(orderBook(6), anyMarket, async (book, market) => {
        const transport = transportOf(book, market);
        const plan = await solveTransport(transport);
        expect(total(book, market) <= planWelfare(transport, plan)).toBe(true);
      }),
      replayed('is never beaten by a mechanism', 60),
    );
  });
});
