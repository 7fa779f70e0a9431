import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awardAgreement } from '../../src/behaviour/award/agreement.ts';
import { allocateLand } from '../../src/behaviour/award/allocation.ts';
import { splitBundle } from '../../src/behaviour/award/bundle.ts';
import { awardFixedPrice } from '../../src/behaviour/award/fixed-price.ts';
import {
  passesConversion,
  shortfalls,
  splitPackage,
} from '../../src/behaviour/award/lease-then-grant.ts';
import { awardListing } from '../../src/behaviour/award/listing.ts';
import type { Bidder, Offer } from '../../src/behaviour/award/offer.ts';
import { awardCapped } from '../../src/behaviour/award/price-cap.ts';
import { meetingIndicators, withScheme } from '../../src/behaviour/award/screen.ts';
import { awardTender } from '../../src/behaviour/award/tender.ts';
import { stream } from '../../src/behaviour/stream.ts';
import { squareMetre } from '../../src/units/area.ts';
import { fen, sumFen } from '../../src/units/fen.ts';
import { ratio } from '../../src/units/ratio.ts';
import { bidder, offer, smallBooks } from './bidder.ts';

const draws = (entity: string) => stream({ seed: 7, replicate: 0, entity, purpose: 'test' });
const terms = fc.record({
  start: fc.integer({ min: 1, max: 8 }),
  step: fc.integer({ min: 1, max: 4 }),
});

/** The hammer, call by call: the price rises while two would pay the next call. */
function hammer({ startFen, stepFen }: Offer, book: readonly Bidder[], top = Infinity) {
  const willing = (price: number) => book.filter(({ valueFen }) => valueFen >= price);
  let price: number = startFen;
  if (willing(price).length === 0) return null;
  while (price < top && willing(Math.min(top, price + stepFen)).length >= 2) {
    price = Math.min(top, price + stepFen);
  }
  return { price, willing: willing(price) };
}

describe('a listing', () => {
  it('ends where the hammer would fall, call by call', () => {
    fc.assert(
      fc.property(smallBooks, terms, (book, { start, step }) => {
        const asked = offer(start, { stepFen: step });
        const sale = awardListing(asked, book);
        const called = hammer(asked, book);
        if (called === null) {
          expect(sale).toMatchObject({ sold: false, reason: 'noBidder' });
          return;
        }
        expect(sale).toMatchObject({ sold: true, priceFen: called.price });
        expect(called.willing).toContain(sale.sold && sale.winner);
      }),
    );
  });

  it('costs the winner what the runner-up would pay, within one step (private values)', () => {
    fc.assert(
      fc.property(smallBooks, terms, (book, { start, step }) => {
        const sale = awardListing(offer(start, { stepFen: step }), book);
        if (!sale.sold) return;
        const values = book.map(({ valueFen }) => valueFen as number).sort((a, b) => b - a);
        const second = Math.max(start, values[1] ?? start);
        expect(sale.priceFen).toBeLessThanOrEqual(second);
        expect(sale.priceFen).toBeGreaterThan(second - step);
        const best = book.filter(({ valueFen }) => valueFen >= sale.priceFen);
        expect(best).toContain(sale.winner);
      }),
    );
  });

  it('goes to the first of equal bids, to one alone at the start price', () => {
    const tie = awardListing(offer(5), [bidder(0, 9), bidder(1, 9)]);
    expect(tie).toMatchObject({ winner: { id: '0' }, priceFen: 9, steps: 4 });
    const alone = awardListing(offer(5), [bidder(0, 4), bidder(1, 9)]);
    expect(alone).toMatchObject({ winner: { id: '1' }, priceFen: 5, steps: 0 });
  });

  it('is passed in below the reserve, without bidders, an auction with fewer than three', () => {
    const two = [bidder(0, 9), bidder(1, 7)];
    const reserve = awardListing(offer(5, { reserveFen: 8 }), two);
    expect(reserve).toMatchObject({ reason: 'reserveNotMet', found: 7, expected: 8 });
    expect(awardListing(offer(10), two)).toMatchObject({ reason: 'noBidder', found: 0 });
    const auction = awardListing(offer(5, { leastBidders: 3 }), two);
    expect(auction).toMatchObject({ reason: 'tooFewBidders', found: 2, expected: 3 });
  });
});

describe('a tender', () => {
  it('weighs price against scheme, and the winner pays its own quote', () => {
    const [cheap, fine] = [
      bidder(0, 900, { schemeScore: 60 }),
      bidder(1, 870, { schemeScore: 90 }),
    ];
    const third = bidder(2, 600);
    const asked = offer(300, { leastBidders: 3 });
    const all = [cheap, fine, third];
    // Quotes: value less a third of what lies above 300, so 700, 680, 500.
    expect(awardTender(asked, all, { priceWeight: ratio(1) })).toMatchObject({
      winner: cheap,
      priceFen: 700,
    });
    // 680/700 × 50 + 90 × 0.5 = 93.6 against 50 + 30 = 80.
    expect(awardTender(asked, all, { priceWeight: ratio(1, 2) })).toMatchObject({
      winner: fine,
      priceFen: 680,
    });
    expect(awardTender(asked, [cheap, fine], { priceWeight: ratio(1) })).toMatchObject({
      reason: 'tooFewBidders',
    });
  });

  it('never goes to a quote below the reserve', () => {
    const book = [bidder(0, 10, { schemeScore: 100 }), bidder(1, 100, { schemeScore: 0 })];
    const sale = awardTender(offer(1, { reserveFen: 50 }), book, { priceWeight: ratio(1, 10) });
    expect(sale).toMatchObject({ sold: true, winner: { id: '1' } });
  });
});

describe('revenue equivalence', () => {
  it.each([2, 3, 6])('of first-price and ascending sales with %i bidders', (count) => {
    const sales = 4000;
    const high = 1_000_000_000;
    const gaps = Array.from({ length: sales }, (_, i) => {
      const from = draws(`${count}/${i}`);
      const book = Array.from({ length: count }, (__, b) => bidder(b, from.int(1, high)));
      const asked = offer(1);
      const ascending = awardListing(asked, book);
      const sealed = awardTender(asked, book, { priceWeight: ratio(1) });
      if (!ascending.sold || !sealed.sold) throw new Error('unsold');
      expect(sealed.winner).toBe(ascending.winner);
      return { gap: ascending.priceFen - sealed.priceFen, price: sealed.priceFen };
    });
    const mean = gaps.reduce((sum, { gap }) => sum + gap, 0) / sales;
    const variance = gaps.reduce((sum, { gap }) => sum + (gap - mean) ** 2, 0) / (sales - 1);
    // Within three standard errors of nothing; and both at the theory's (n − 1)/(n + 1) within 2%.
    expect(Math.abs(mean)).toBeLessThan(3 * Math.sqrt(variance / sales));
    const paid = gaps.reduce((sum, { price }) => sum + price, 0) / sales;
    expect(Math.abs(paid / high / ((count - 1) / (count + 1)) - 1)).toBeLessThan(0.02);
  });
});

describe('a price cap', () => {
  const lottery = { by: 'lottery' } as const;

  it('is a listing below the cap, and ends at the cap where two would pay it', () => {
    fc.assert(
      fc.property(smallBooks, terms, fc.nat(6), (book, { start, step }, above) => {
        const cap = start + above;
        const asked = offer(start, { stepFen: step });
        const sale = awardCapped(asked, fen(cap), book, lottery, draws('cap'));
        const called = hammer(asked, book, cap);
        if (called === null) return;
        expect(sale).toMatchObject({ sold: true, priceFen: called.price });
        expect(called.willing).toContain(sale.sold && sale.winner);
      }),
    );
  });

  it('draws lots evenly between those at the cap', () => {
    const book = [bidder(0, 20), bidder(1, 30), bidder(2, 9), bidder(3, 25)];
    const wins = new Map<string, number>();
    for (let i = 0; i < 3000; i += 1) {
      const sale = awardCapped(offer(5), fen(10), book, lottery, draws(`lot ${i}`));
      if (sale.sold) wins.set(sale.winner.id, (wins.get(sale.winner.id) ?? 0) + 1);
    }
    expect([...wins.keys()].sort()).toEqual(['0', '1', '3']);
    // 1,000 each; the standard deviation is 25.8, four of them 103.
    for (const count of wins.values()) expect(Math.abs(count - 1000)).toBeLessThan(104);
  });

  it.each([
    ['selfHold', 'selfHoldM2'],
    ['affordable', 'affordableM2'],
  ] as const)('goes on with bids of area (%s) up to what the runner-up can bear', (by, key) => {
    const area = { stepM2: squareMetre(10), mostM2: squareMetre(100), costFenPerM2: fen(7) };
    const book = [bidder(0, 1000), bidder(1, 1500), bidder(2, 1300)];
    const sale = awardCapped(offer(900), fen(1000), book, { by, area }, draws(by));
    // The runner-up bears 300 fen: four steps of 70.
    expect(sale).toMatchObject({ winner: { id: '1' }, priceFen: 1000, promised: { [key]: 40 } });
    const rich = [bidder(0, 9000), bidder(1, 9000)];
    const level = awardCapped(offer(900), fen(1000), rich, { by, area }, draws(by));
    expect(level).toMatchObject({ promised: { [key]: 100 } });
  });
});

describe('other formats', () => {
  it('a fixed price goes to the highest promise, at what the runner-up would promise', () => {
    const book = [
      bidder(0, 100, { taxFenPerMu: fen(9) }),
      bidder(1, 100, { taxFenPerMu: fen(14) }),
      bidder(2, 10, { taxFenPerMu: fen(99) }),
    ];
    const tax = { leastFenPerMu: fen(5), stepFenPerMu: fen(2) };
    expect(awardFixedPrice(offer(50), book, tax)).toMatchObject({
      winner: { id: '1' },
      priceFen: 50,
      promised: { taxFenPerMu: 9 },
    });
    const steep = { leastFenPerMu: fen(50), stepFenPerMu: fen(2) };
    expect(awardFixedPrice(offer(50), book, steep)).toMatchObject({ reason: 'indicatorsNotMet' });
  });

  it('an agreement shares what lies above the floor, and only where one is willing', () => {
    const half = { mustCompete: false, sellerShare: ratio(1, 2) };
    expect(awardAgreement(offer(50), [bidder(0, 81)], half)).toMatchObject({ priceFen: 65 });
    expect(awardAgreement(offer(50), [bidder(0, 49)], half)).toMatchObject({ reason: 'noBidder' });
    const refused = { reason: 'competitionRequired', found: 2, expected: 1 };
    expect(awardAgreement(offer(50), [bidder(0, 81), bidder(1, 60)], half)).toMatchObject(refused);
    const must = { ...half, mustCompete: true };
    expect(awardAgreement(offer(50), [bidder(0, 81)], must).sold).toBe(false);
  });

  it('an allocation has no price and is refused where competition is mandatory', () => {
    expect(allocateLand([bidder(0, 0)], false)).toMatchObject({ sold: true, priceFen: 0 });
    expect(allocateLand([bidder(0, 0)], true)).toMatchObject({ reason: 'competitionRequired' });
    expect(allocateLand([], false)).toMatchObject({ reason: 'noBidder' });
  });

  it('a lease and its grant sum to the package; the grant bears its part of the term', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 ** 12 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 20, max: 50 }),
        (price, leaseYears, termYears) => {
          const priceFen = fen(price);
          const rate = ratio(582, 10_000);
          const parts = splitPackage({ priceFen, leaseYears, termYears, rate });
          expect(parts.leaseFen + parts.grantFen).toBe(price);
          expect(parts.leaseFen).toBeGreaterThanOrEqual(0);
        },
      ),
    );
    // K(45) of 50 at 5.82% is 0.9795 to four decimals.
    const package50 = { leaseYears: 5, termYears: 50, rate: ratio(582, 10_000) };
    expect(splitPackage({ priceFen: fen(10_000), ...package50 }).grantFen).toBe(9795);
  });

  it('a lease becomes a grant when every indicator agreed is delivered', () => {
    const agreed = { investmentFenPerMu: fen(300), taxFenPerMu: fen(20) };
    expect(passesConversion(agreed, { ...agreed, taxFenPerMu: fen(25) })).toBe(true);
    expect(shortfalls(agreed, { investmentFenPerMu: fen(300), taxFenPerMu: fen(15) })).toEqual([
      { indicator: 'taxFenPerMu', part: ratio(3, 4) },
    ]);
  });

  it('standard land and a plan turn away who cannot meet them', () => {
    const strong = { investmentFenPerMu: fen(400), taxFenPerMu: fen(20), schemeScore: 90 };
    const book = [bidder(0, 9, strong), bidder(1, 9, { ...strong, taxFenPerMu: fen(10) })];
    const asked = { investmentFenPerMu: fen(328), taxFenPerMu: fen(15) };
    expect(meetingIndicators(book, asked).map(({ id }) => id)).toEqual(['0']);
    expect(withScheme([...book, bidder(2, 9)], 85)).toHaveLength(2);
  });

  it.each(['assessed', 'area', 'equal'] as const)(
    'a bundle divided by %s sums to its price',
    (key) => {
      const part = fc.record({
        assessed: fc.integer({ min: 1, max: 10 ** 10 }),
        area: fc.integer({ min: 1, max: 10 ** 6 }),
      });
      fc.assert(
        fc.property(
          fc.integer({ min: 0, max: 10 ** 12 }),
          fc.array(part, { minLength: 1, maxLength: 6 }),
          (price, given) => {
            const parts = given.map(({ assessed, area }, i) => ({
              ...{ id: `p${i}`, assessedFen: fen(assessed), areaM2: squareMetre(area) },
              floorFen: fen(0),
            }));
            const shares = splitBundle(fen(price), parts, key);
            expect(sumFen(shares.values())).toBe(price);
            const [weight, all] =
              key === 'equal'
                ? [1, parts.length]
                : key === 'area'
                  ? [given[0]!.area, given.reduce((sum, { area }) => sum + area, 0)]
                  : [given[0]!.assessed, given.reduce((sum, { assessed }) => sum + assessed, 0)];
            const exact = (BigInt(price) * BigInt(weight)) / BigInt(all);
            const odd = BigInt(shares.get('p0')!) - exact;
            expect(odd === 0n || odd === 1n).toBe(true);
          },
        ),
      );
    },
  );

  it('a part of a bundle that would come below its floor gets the floor, the others the rest', () => {
    const part = (id: string, areaM2: number, floorFen: number) => ({
      ...{ id, areaM2: squareMetre(areaM2), floorFen: fen(floorFen), assessedFen: fen(1) },
    });
    // By area a has 20 of 100; at its floor of 50 it leaves 25 each, of which c then lacks 5.
    const parts = [part('a', 2, 50), part('b', 4, 0), part('c', 4, 30)];
    const shares = (priceFen: number) => [...splitBundle(fen(priceFen), parts, 'area').values()];
    expect(shares(100)).toEqual([50, 20, 30]);
    expect(shares(500)).toEqual([100, 200, 200]);
    // Given free, it has no floor.
    expect(shares(0)).toEqual([0, 0, 0]);
  });
});
