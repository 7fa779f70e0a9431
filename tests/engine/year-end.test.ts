import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CashBooks } from '../../src/engine/cash-books.ts';
import { run } from '../../src/engine/run.ts';
import { closeYear } from '../../src/stages/3-settlement/year-end.ts';
import { isoDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { anyRunCase, inputOf, type RunCase } from '../arbitraries/run-case.ts';
import { RUNS, replayed } from '../replay.ts';
import { seedBook, wan } from '../rules/seed-book.ts';
import { deal, fixture, overrideOf, POLICY } from './fixture.ts';
import { briefLegs, postingRows } from './posting-rows.ts';

const book = seedBook();
const CARRY = { ...POLICY, negativeBase: 'carry' as const };
const LAST = isoDay('2026-12-31');
const cashYear = (receipts: number, costs: number, more = {}) => ({
  party: 'changsha',
  year: 2026,
  receiptsFen: fen(receipts),
  costsPaidFen: fen(costs),
  carriedFen: fen(0),
  provisional: new Map(),
  remitted: new Map(),
  ruralFen: fen(0),
  ...more,
});

describe('closing a year', () => {
  it.each([
    ['both even', 1_000, 0, 1_000, 100],
    ['half a fen goes up', 5, 0, 5, 1],
    ['less than half goes down', 4, 0, 4, 0],
    ['a base of nothing', 70, 70, 0, 0],
    ['a negative base', 70, 71, 0, 0],
  ])('%s', (_, receipts, costs, base, earmark) => {
    const closed = closeYear(cashYear(receipts, costs), LAST, POLICY, book);
    expect([closed.baseFen, closed.annual.get('education')]).toEqual([base, earmark]);
    expect(closed.earmarksFen).toBe(3 * earmark);
  });

  it('gives back what was set aside too much, and adds what was too little', () => {
    const provisional = new Map([
      ['education' as const, fen(130)],
      ['irrigation' as const, fen(50)],
      ['housing' as const, fen(100)],
      ['reserveFund' as const, fen(9)],
    ]);
    const remitted = new Map([['irrigation' as const, fen(10)]]);
    const cash = cashYear(1_000, 0, { provisional, remitted });
    const closed = closeYear(cash, LAST, POLICY, book);
    expect(briefLegs(closed.batch!.entries[0]!.legs)).toEqual([
      ['changsha:general:1030219', 'changsha:fund:1030148', 30, 'education-earmark'],
      ['changsha:fund:1030148', 'central:general:1030220', 10, 'irrigation-earmark'],
      ['changsha:fund:1030148', 'changsha:general:1030220', 40, 'irrigation-earmark'],
    ]);
    expect([closed.annual.get('reserveFund'), closed.earmarksFen]).toEqual([9, 309]);
  });

  it('has nothing to post when every earmark was right', () => {
    const provisional = new Map(
      (['education', 'irrigation', 'housing'] as const).map((kind) => [kind, fen(100)]),
    );
    const remitted = new Map([['irrigation' as const, fen(20)]]);
    const cash = cashYear(1_000, 0, { provisional, remitted });
    expect(closeYear(cash, LAST, POLICY, book).batch).toBeNull();
  });
});

describe('a negative base', () => {
  const years = (policy: typeof POLICY) => {
    const books = new CashBooks();
    books.receive('changsha', fen(100));
    books.pay('changsha', fen(700), fen(0));
    const first = books.close(2026, LAST, policy, book);
    const idle = books.close(2027, isoDay('2027-12-31'), policy, book);
    books.receive('changsha', fen(1_000));
    const third = books.close(2028, isoDay('2028-12-31'), policy, book);
    expect(idle).toEqual([]);
    return [...first, ...third].map(({ baseFen, carryFen }) => [baseFen, carryFen]);
  };

  it('is forgotten', () => {
    expect(years(POLICY)).toEqual([
      [0, 0],
      [1_000, 0],
    ]);
  });

  it('or carried, over a year without receipts too, until it is used up', () => {
    expect(years(CARRY)).toEqual([
      [0, -600],
      [400, 0],
    ]);
  });

  it('keeps the parties apart, in their fixed order', () => {
    const books = new CashBooks();
    books.receive('xiangjiang', fen(10));
    books.receive('changsha', fen(20));
    const closed = books.close(2026, LAST, CARRY, book);
    expect(closed.map(({ cash }) => [cash.party, cash.receiptsFen])).toEqual([
      ['changsha', 20],
      ['xiangjiang', 10],
    ]);
    expect(books.closedYears()).toEqual(closed);
  });
});

describe('a year in which one parcel loses and another gains', () => {
  const poor = deal({
    id: 'poor',
    priceFen: wan('5000'),
    costFen: wan('6000'),
    instalmentsFen: [wan('5000')],
  });
  const rich = deal({ id: 'rich', instalmentsFen: [wan('10000')] });
  const result = run(fixture({ deals: [poor, rich], end: isoDay('2026-12-31') }));

  it('earmarks of the two together, less than the one gave provisionally', () => {
    const [year] = result.cashYears;
    const { receiptsFen, costsPaidFen, provisional } = year!.cash;
    expect(receiptsFen).toBe(wan('15000'));
    expect(year!.baseFen).toBe(receiptsFen - costsPaidFen);
    expect(provisional.get('education')!).toBeGreaterThan(year!.annual.get('education')!);
    const educated = postingRows(result)
      .filter(({ rule }) => rule === 'education-earmark')
      .reduce((sum, { to, fen: paid }) => sum + (to.endsWith(':1030219') ? paid : -paid), 0);
    expect(educated).toBe(year!.annual.get('education'));
  });
});

describe('the earmarks of a year', () => {
  const name = 'the earmarks posted in a year are the earmark of its cash base';
  it(name, () => {
    const property = fc.property(anyRunCase, (given) => {
      const input = inputOf(given);
      const result = run({ ...input, rules: seedBook([overrideOf('education-earmark', '1/7')]) });
      const landOf = new Map(input.deals.map(({ id, landParty }) => [id, landParty as string]));
      const posted = new Map<string, number>();
      for (const { deal: id, from, to, fen: paid, rule, date } of postingRows(result)) {
        if (!rule.endsWith('-earmark')) continue;
        const isBack =
          !to.includes(':1030219') && !to.includes(':1030220') && !to.includes(':2120807');
        const own = /treasury:([\w-]+):fund:1030148$/;
        const party = landOf.get(id) ?? own.exec(from)?.[1] ?? own.exec(to)![1];
        const key = `${party} ${date.slice(0, 4)} ${rule.replace('-earmark', '')}`;
        posted.set(key, (posted.get(key) ?? 0) + (isBack ? -paid : paid));
      }
      for (const { cash, annual } of result.cashYears) {
        for (const kind of ['education', 'irrigation', 'housing'] as const) {
          const key = `${cash.party} ${cash.year} ${kind}`;
          expect(posted.get(key) ?? 0).toBe(annual.get(kind));
        }
      }
    });
    fc.assert(property, { ...replayed<[RunCase]>(name), numRuns: RUNS ?? 60 });
  });
});
