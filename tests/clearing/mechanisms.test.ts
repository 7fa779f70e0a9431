import { describe, expect, it } from 'vitest';
import { clear } from '../../src/quota/clearing/clear.ts';
import type { CallAuction, PricePoint } from '../../src/quota/clearing/market.ts';
import { welfareOf } from '../../src/quota/clearing/welfare.ts';
import { ratio } from '../../src/units/ratio.ts';
import { ask, bid, lots, market } from './book.ts';
import { drawsOf, NO_DRAWS } from './draws.ts';

const call = (more: Partial<CallAuction> = {}): CallAuction => ({
  ...{ kind: 'callAuction', priceAt: 'low', tie: 'time', partial: true },
  ...more,
});

describe('the call auction', () => {
  const asks = [ask('a', 'zhuzhou', 10, 4)];
  const bids = [
    bid('b', 'changsha', 5, 20),
    bid('c', 'xiangtan', 5, 15),
    bid('d', 'changsha', 5, 12),
  ];

  it.each<[PricePoint, number, number]>([
    ['low', 12, 1],
    ['middle', 27, 2],
    ['high', 15, 1],
  ])('at the %s end of what balances the book', (priceAt, numerator, denominator) => {
    const { price, trades, unmet } = clear({ asks, bids }, market(call({ priceAt })), NO_DRAWS);
    expect(price).toEqual({ numerator, denominator });
    const paid = (5 * numerator) / denominator;
    expect(trades.map(({ buyer, quantity, priceFen }) => [buyer, quantity, priceFen])).toEqual([
      ['changsha', 5, Math.ceil(paid)],
      ['xiangtan', 5, Math.ceil(paid)],
    ]);
    const reason = priceAt === 'low' ? 'supplyShort' : 'belowPrice';
    expect(unmet).toEqual([{ bid: 'd', buyer: 'changsha', quantity: 5, reason }]);
  });

  it('at a cap shares what there is by the tie rule', () => {
    const got = (tie: CallAuction['tie'], seed = 0) => {
      const capped = market(call({ tie }), { cap: ratio(11) });
      const { price, fills } = clear({ asks, bids }, capped, drawsOf(seed));
      expect(price).toEqual(ratio(11));
      return fills.map(({ bid: id, quantity }) => `${id}${quantity}`).join(' ');
    };
    expect(got('time')).toBe('b5 c5');
    expect(got('proRata')).toBe('b4 c3 d3');
    expect(new Set(Array.from({ length: 30 }, (_, seed) => got('lottery', seed)))).toEqual(
      new Set(['b5 c5', 'b5 d5', 'c5 d5']),
    );
  });

  it('at a floor leaves offers over', () => {
    const { price, trades, unsold } = clear(
      { asks: [...asks, ask('e', 'xiangtan', 10, 1)], bids: bids.slice(0, 1) },
      market(call({ tie: 'proRata' }), { floor: ratio(9) }),
      NO_DRAWS,
    );
    expect(price).toEqual(ratio(9));
    expect(trades.map(({ seller, quantity }) => [seller, quantity])).toEqual([
      ['zhuzhou', 3],
      ['xiangtan', 2],
    ]);
    expect(unsold.map(({ quantity, reason }) => [quantity, reason])).toEqual([
      [7, 'demandShort'],
      [8, 'demandShort'],
    ]);
  });

  it('sells a lot whole or leaves it out where lots go whole', () => {
    const two = [ask('a', 'zhuzhou', 7, 4), ask('e', 'zhuzhou', 7, 5)];
    const partial = clear({ asks: two, bids }, market(call()), NO_DRAWS);
    expect(partial.trades.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(14);
    const whole = clear(
      { asks: two, bids: bids.slice(0, 2) },
      market(call({ partial: false })),
      NO_DRAWS,
    );
    expect(whole.trades.map(({ ask: id, quantity }) => [id, quantity])).toEqual([
      ['a', 5],
      ['a', 2],
    ]);
    expect(whole.unsold).toEqual([
      { ask: 'e', holder: 'zhuzhou', quantity: 7, reason: 'wholeOnly' },
    ]);
  });
});

describe('posted price, pro rata and agreement', () => {
  const asks = [ask('a', 'zhuzhou', 7, 4)];
  const bids = [bid('b', 'changsha', 5, 8, 2), bid('c', 'xiangtan', 5, 20, 1)];
  const got = (kind: 'posted' | 'proRata') =>
    clear(
      { asks, bids },
      market(kind === 'posted' ? { kind, byGrade: null } : { kind }, { price: ratio(6) }),
      NO_DRAWS,
    ).fills.map(({ bid: id, quantity }) => `${id}${quantity}`);

  it('serve who comes first, or everybody in proportion', () => {
    expect(got('posted')).toEqual(['c5', 'b2']);
    // 7 × 5/10 = 3.5 each; the odd unit goes to the earlier.
    expect(got('proRata')).toEqual(['c4', 'b3']);
  });

  it('settle pair by pair at the part of the gain agreed on', () => {
    const agreed = market({ kind: 'agreement', sellerShare: ratio(1, 4) });
    const { trades, price } = clear({ asks, bids }, agreed, NO_DRAWS);
    // 4 + (20 − 4)/4 = 8 for Xiangtan, 4 + (8 − 4)/4 = 5 for Changsha.
    expect(trades.map(({ buyer, priceFen }) => [buyer, priceFen])).toEqual([
      ['xiangtan', 40],
      ['changsha', 10],
    ]);
    expect(price).toBeNull();
  });

  it('trade nothing outside the band', () => {
    const posted = { kind: 'posted', byGrade: null } as const;
    for (const band of [{ cap: ratio(5) }, { floor: ratio(7) }]) {
      const { trades } = clear(
        { asks, bids },
        market(posted, { price: ratio(6), ...band }),
        NO_DRAWS,
      );
      expect(trades).toEqual([]);
    }
  });
});

describe('what surrounds every mechanism', () => {
  const posted = { kind: 'posted', byGrade: null } as const;
  const asks = [ask('a', 'zhuzhou', 10, 1), ask('p', 'pool', 10, 1)];
  const bids = [bid('b', 'changsha', 30, 9), bid('z', 'zhuzhou', 2, 9)];

  it('uses its own first, then keeps the reserve of the whole lot', () => {
    const { fills, trades, unsold } = clear(
      { asks, bids },
      market(posted, { reserve: ratio(1, 4) }),
      NO_DRAWS,
    );
    expect(fills[0]).toEqual({ bid: 'z', buyer: 'zhuzhou', quantity: 2, from: 'own', ask: 'a' });
    // Ten less two used, less a quarter of ten rounded up; the pool keeps nothing.
    expect(trades.map(({ seller, quantity }) => [seller, quantity])).toEqual([
      ['zhuzhou', 5],
      ['pool', 10],
    ]);
    expect(unsold).toEqual([{ ask: 'a', holder: 'zhuzhou', quantity: 3, reason: 'reserveKept' }]);
  });

  it('lets nothing through the export gate but own use', () => {
    const gated = market(posted, { gated: new Set(['zhuzhou']) });
    const { fills, trades, unsold } = clear({ asks, bids }, gated, NO_DRAWS);
    expect(trades.map(({ seller }) => seller)).toEqual(['pool']);
    expect(fills.filter(({ from }) => from === 'own')).toHaveLength(1);
    expect(unsold[0]).toEqual({ ask: 'a', holder: 'zhuzhou', quantity: 8, reason: 'exportGate' });
  });

  it('takes the levy in kind out of the same lot, or in cash out of the price', () => {
    const inKind = market(posted, { levy: { form: 'inKind', rate: ratio(1, 3) } });
    const [kind] = clear({ asks, bids }, inKind, NO_DRAWS).trades;
    // Eight leave; two thirds are sold, one third follows to the pool, rounded down.
    expect([kind!.quantity, kind!.inKind, kind!.levyFen]).toEqual([5, 2, 0]);
    const cash = market(posted, { levy: { form: 'cash', rate: ratio(1, 3) } });
    const [paid, pool] = clear({ asks, bids }, cash, NO_DRAWS).trades;
    expect([paid!.priceFen, paid!.sellerFen, paid!.levyFen]).toEqual([40, 27, 13]);
    expect([pool!.seller, pool!.levyFen]).toEqual(['pool', 0]);
  });

  it('adds the welfare of all up to worth served less quota spent', () => {
    const cash = market(posted, { levy: { form: 'cash', rate: ratio(1, 3) } });
    const book = { asks, bids };
    const welfare = welfareOf(book, cash, clear(book, cash, NO_DRAWS), (id) =>
      id === 'a' ? 'zhuzhou' : 'xiangtan',
    );
    expect(Object.fromEntries(welfare.byParty)).toEqual({
      changsha: BigInt(18 * 9 - 18 * 5),
      zhuzhou: BigInt(2 * 8 + 27 - 8),
      xiangtan: BigInt(50 - 10),
      hunan: 13n,
    });
    expect(welfare.total).toBe(BigInt(20 * 9 - 20));
  });

  it('says of lots lost in the bidding that they were outbid', () => {
    const one = [ask('a', 'zhuzhou', 10, 1)];
    const two = [bid('b', 'changsha', 10, 9), bid('c', 'xiangtan', 10, 8)];
    const { unmet } = clear({ asks: one, bids: two }, market(lots('ascending', 'time')), NO_DRAWS);
    expect(unmet).toEqual([{ bid: 'c', buyer: 'xiangtan', quantity: 10, reason: 'outbid' }]);
  });
});
