import { describe, expect, it } from 'vitest';
import { clear } from '../../src/quota/clearing/clear.ts';
import { nationalGoodPrice } from '../../src/rules/national-good-price.ts';
import { nationalQuotaPrice } from '../../src/rules/national-quota-price.ts';
import { isoDay } from '../../src/units/day.ts';
import { addRatio, mulRatio, ratio } from '../../src/units/ratio.ts';
import { DAY, seedBook, wan } from '../rules/seed-book.ts';
import { codeOf } from '../thrown.ts';
import { ask, bid, lots, market, perMu } from './book.ts';
import { drawsOf, NO_DRAWS } from './draws.ts';

const book = seedBook();
const T1_M2 = 246_570;

describe('T1: a whole project listed in 2017', () => {
  const listed = market(lots('listedLots', 'time'), { price: perMu('10') });
  const offer = [ask('P', 'zhuzhou', T1_M2, perMu('10'))];

  it('sells at the start of 3,699 to a single buyer, on a deposit of 739', () => {
    const bids = [bid('need', 'changsha', T1_M2, perMu('12'))];
    const { trades, deposits } = clear({ asks: offer, bids }, listed, NO_DRAWS);
    expect(trades).toEqual([
      {
        ...{ ask: 'P', lot: 'lot-P', seller: 'zhuzhou', buyer: 'changsha', quantity: T1_M2 },
        ...{ priceFen: wan('3699'), sellerFen: wan('3699'), levyFen: 0, inKind: 0 },
      },
    ]);
    const amountFen = wan('739');
    expect(deposits).toEqual([{ lot: 'P', buyer: 'changsha', amountFen, outcome: 'converted' }]);
  });

  it('goes one step of 184 above what the other bids, whose deposit comes back', () => {
    const bids = [
      bid('c', 'changsha', T1_M2, perMu('14')),
      bid('x', 'xiangtan', T1_M2, perMu('11')),
    ];
    const { trades, deposits } = clear({ asks: offer, bids }, listed, NO_DRAWS);
    // Xiangtan can reach 4,068.405: its last bid on the ladder is 3,699 + 2 × 184.
    expect(trades.map(({ buyer, priceFen }) => [buyer, priceFen])).toEqual([
      ['changsha', wan('4251')],
    ]);
    expect(deposits.map(({ buyer, outcome }) => [buyer, outcome])).toEqual([
      ['changsha', 'converted'],
      ['xiangtan', 'returned'],
    ]);
  });

  it('is not split for a smaller need, and the rest of a lot bought stays with the buyer', () => {
    const small = [bid('need', 'changsha', 1_000, perMu('50'))];
    expect(clear({ asks: offer, bids: small }, listed, NO_DRAWS).trades).toEqual([]);
    const worth = [bid('need', 'changsha', 200_000, perMu('14'))];
    const { trades, fills, unmet } = clear({ asks: offer, bids: worth }, listed, NO_DRAWS);
    expect([trades[0]!.quantity, fills[0]!.quantity, unmet]).toEqual([T1_M2, 200_000, []]);
  });
});

describe('T2: lots of 2023', () => {
  const area = market(lots('listedLots', 'time', { capShare: ratio(3, 2), lotSize: 100_000 }), {
    price: perMu('10'),
    cap: perMu('15'),
  });

  it('cuts an offer into lots of 10 ha and stops at 2,250, where the earlier wins', () => {
    const asks = [ask('P', 'zhuzhou', 250_000, perMu('10'))];
    const bids = [
      bid('x', 'xiangtan', 100_000, perMu('20'), 1),
      bid('c', 'changsha', 100_000, perMu('30'), 2),
    ];
    const { trades, deposits } = clear({ asks, bids }, area, NO_DRAWS);
    expect(trades.map(({ buyer, quantity, priceFen }) => [buyer, quantity, priceFen])).toEqual([
      ['xiangtan', 100_000, wan('2250')],
      ['changsha', 100_000, wan('1500')],
    ]);
    expect(deposits[0]).toEqual({
      ...{ lot: 'P/1', buyer: 'changsha', amountFen: wan('300'), outcome: 'returned' },
    });
  });

  it('has capacity at a fixed 300 for 100 t, on a deposit of 60', () => {
    const fixed = ratio(3_000);
    const capacity = market(lots('listedLots', 'time', { lotSize: 100_000 }), {
      ...{ price: fixed, floor: fixed, cap: fixed },
    });
    const asks = [ask('P', 'zhuzhou', 100_001, fixed)];
    const bids = [
      bid('x', 'xiangtan', 100_000, ratio(9_000), 1),
      bid('c', 'changsha', 1, ratio(900_000_000), 2),
    ];
    const { trades, deposits } = clear({ asks, bids }, capacity, NO_DRAWS);
    // The last kilogram is a lot of its own, its start rounded up to a whole 万元.
    expect(trades.map(({ buyer, priceFen }) => [buyer, priceFen])).toEqual([
      ['xiangtan', wan('300')],
      ['changsha', wan('1')],
    ]);
    expect(deposits[0]!.amountFen).toBe(wan('60'));
  });
});

describe('T6: the national pool', () => {
  it('has a price for each dimension that adds up to 30.4 and 17.6', () => {
    const of = (d: 'areaM2' | 'paddyM2' | 'capacityKg') => nationalGoodPrice(d, 'hunan', book, DAY);
    const kg = (grade: string) =>
      mulRatio(of('capacityKg').price, book.at('standard-capacity', DAY, grade));
    const dry = addRatio(of('areaM2').price, kg('10'));
    const paddy = addRatio(addRatio(of('areaM2').price, of('paddyM2').price), kg('7'));
    expect(dry).toEqual(nationalQuotaPrice('hunan', 'dry', 10, book, DAY));
    expect(paddy).toEqual(nationalQuotaPrice('hunan', 'paddy', 7, book, DAY));
  });

  it('is a ceiling, serves what is left, and keeps the spread', () => {
    const outside = { price: ratio(8), payout: ratio(5), most: null };
    const posted = market({ kind: 'posted', byGrade: null }, { price: ratio(8), outside });
    const asks = [ask('P', 'zhuzhou', 10, 2)];
    const bids = [bid('c', 'changsha', 25, 9), bid('x', 'xiangtan', 5, 7)];
    const { trades, outside: bought, unmet } = clear({ asks, bids }, posted, NO_DRAWS);
    expect(trades.map(({ quantity, priceFen }) => [quantity, priceFen])).toEqual([[10, 80]]);
    const purchase = { bid: 'c', buyer: 'changsha', quantity: 15 };
    expect(bought).toEqual([{ ...purchase, priceFen: 120, payoutFen: 75 }]);
    expect(unmet).toEqual([{ bid: 'x', buyer: 'xiangtan', quantity: 5, reason: 'belowPrice' }]);
  });
});

describe('T11: posted prices by grade', () => {
  const then = isoDay('2023-01-01');
  const byGrade = {
    grade: book.count('shandong-guidance-grade', then),
    step: book.at('shandong-guidance-step', then),
  };

  it.each([
    ['paddy', 6, '21'],
    ['dry', 11, '10.5'],
  ])('%s of grade %i costs %s', (kind, grade, price) => {
    const posted = market(
      { kind: 'posted', byGrade },
      { price: book.at('shandong-guidance-price', then, kind) },
    );
    const asks = [{ ...ask('P', 'zhuzhou', 2_000, perMu('1')), grade }];
    const bids = [bid('need', 'changsha', 2_000, perMu('40'))];
    const { trades } = clear({ asks, bids }, posted, NO_DRAWS);
    // 2,000 m² are three mu.
    expect(trades[0]!.priceFen).toBe(3 * wan(price));
  });
});

describe('T12: a capped auction with a lottery', () => {
  const capped = market(lots('ascending', 'lottery'), { price: perMu('30'), cap: perMu('75') });
  const asks = [ask('P', 'pool', 2_000, perMu('30'))];
  const bids = [
    bid('c', 'changsha', 2_000, perMu('75')),
    bid('x', 'xiangtan', 2_000, perMu('75')),
    bid('z', 'zhuzhou', 2_000, perMu('60')),
  ];

  it('draws between the two at 75, and the price is 75', () => {
    const winners = new Set<string>();
    for (let seed = 0; seed < 20; seed += 1) {
      const [trade] = clear({ asks, bids }, capped, drawsOf(seed)).trades;
      expect(trade!.priceFen).toBe(3 * wan('75'));
      winners.add(trade!.buyer);
    }
    expect([...winners].sort()).toEqual(['changsha', 'xiangtan']);
  });

  it('gives each of them half of all draws, and the third none', () => {
    const wins = { changsha: 0, xiangtan: 0, zhuzhou: 0 };
    for (let seed = 0; seed < 2_000; seed += 1) {
      const [trade] = clear({ asks, bids }, capped, drawsOf(seed)).trades;
      wins[trade!.buyer as keyof typeof wins] += 1;
    }
    expect(wins.zhuzhou).toBe(0);
    expect(Math.abs(wins.changsha - 1_000)).toBeLessThan(100);
  });

  it('needs no draw where a circuit breaker binds: the first to reach it wins', () => {
    const broken = { ...capped, breaker: perMu('40') };
    const early = bids.map((one) => ({ ...one, placed: one.buyer === 'zhuzhou' ? 1 : 2 }));
    const [trade] = clear({ asks, bids: early }, broken, NO_DRAWS).trades;
    expect([trade!.buyer, trade!.priceFen]).toEqual(['zhuzhou', 3 * wan('40')]);
  });
});

describe('bad books and markets', () => {
  const posted = market({ kind: 'posted', byGrade: null });
  const good = ask('P', 'zhuzhou', 5, 1);

  it.each([
    ['an id used twice', [good, good], posted, 'clearing.idTwice'],
    ['a quantity of nothing', [{ ...good, quantity: 0 }], posted, 'clearing.order'],
    ['half a square metre', [{ ...good, quantity: 0.5 }], posted, 'clearing.order'],
    ['a negative price', [{ ...good, limit: ratio(-1) }], posted, 'clearing.order'],
    ['more than was minted', [{ ...good, minted: 4 }], posted, 'clearing.minted'],
    ['a reserve beyond all', [good], { ...posted, reserve: ratio(2) }, 'clearing.reserve'],
    [
      'a levy of everything',
      [good],
      { ...posted, levy: { form: 'inKind' as const, rate: ratio(1) } },
      'clearing.levy',
    ],
  ])('%s is refused by name', (_, asks, one, code) => {
    expect(codeOf(() => clear({ asks, bids: [] }, one, NO_DRAWS))).toBe(code);
  });
});
