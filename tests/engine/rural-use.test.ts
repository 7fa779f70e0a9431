import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutCooperation } from '../../src/engine/alone.ts';
import { CashBooks } from '../../src/engine/cash-books.ts';
import { run } from '../../src/engine/run.ts';
import { summarise } from '../../src/report/summarise.ts';
import { ruralSection } from '../../src/report/terminal/rural-section.ts';
import { makeStyle } from '../../src/report/terminal/style.ts';
import { isoDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import type { Party } from '../../src/world/party.ts';
import type { Policy } from '../../src/world/policy.ts';
import { seedBook, wan } from '../rules/seed-book.ts';
import { deal, fixture, POLICY } from './fixture.ts';

const book = seedBook();
const LAST = isoDay('2026-12-31');
const B: Policy = { ...POLICY, ruralUse: 'byReceipts' };

/** Receipts, costs, and the funds and fees kept for farmland of one party. */
type Cash = readonly [party: Party, receipts: number, costs: number, rural: number];

function closed(cash: readonly Cash[], policy = POLICY) {
  const books = new CashBooks();
  for (const [party, receipts, costs, rural] of cash) {
    books.receive(party, fen(receipts));
    books.pay(party, fen(costs), fen(rural));
  }
  const years = books.close(2026, LAST, policy, book);
  const [province] = books.provinceYears();
  const isMet = (year: { ruralUseCountedFen: number; ruralUseFloorFen: number }) =>
    year.ruralUseCountedFen >= year.ruralUseFloorFen;
  return { years, province: province!, met: [...years.map(isMet), isMet(province!)] };
}

describe('the test of rural use', () => {
  it('may be passed by the province while one city fails it', () => {
    const { years, province, met } = closed([
      ['changsha', 1_000, 1_000, 400],
      ['zhuzhou', 1_000, 1_000, 0],
    ]);
    // No proceeds: 8 % of receipts each, 160 together, of which 400 counts.
    expect(years.map((year) => year.ruralUseFloorFen)).toEqual([80, 80]);
    expect(province).toMatchObject({ ruralUseFloorFen: 160, ruralUseCountedFen: 400 });
    expect(met).toEqual([true, false, true]);
  });

  it('may be failed by the province while one city passes it', () => {
    const { province, met } = closed([
      ['changsha', 1_000, 1_000, 90],
      ['zhuzhou', 9_000, 0, 0],
    ]);
    // 9,000 of proceeds: half is 4,500; education 900 and irrigation 720 count.
    expect(province).toMatchObject({
      receiptsFen: 10_000,
      costsPaidFen: 1_000,
      baseFen: 9_000,
      ruralUseFloorFen: 4_500,
      ruralUseCountedFen: 1_710,
    });
    expect(met).toEqual([true, false, false]);
  });

  it('sets the losses of one party against the proceeds of another', () => {
    const { years, province } = closed([
      ['changsha', 1_000, 0, 0],
      ['zhuzhou', 1_000, 1_700, 0],
    ]);
    expect(years.map(({ baseFen }) => baseFen)).toEqual([1_000, 0]);
    expect(province.baseFen).toBe(300);
    expect(province.ruralUseFloorFen).toBe(160);
    const { province: negative } = closed([
      ['changsha', 100, 0, 0],
      ['zhuzhou', 100, 1_700, 0],
    ]);
    expect(negative.baseFen).toBe(0);
  });

  it('goes by receipts alone under mode B', () => {
    const cash: Cash[] = [
      ['changsha', 1_000, 0, 0],
      ['zhuzhou', 1_000, 1_000, 100],
    ];
    const { years, province, met } = closed(cash, B);
    expect(years.map((year) => year.ruralUseFloorFen)).toEqual([100, 100]);
    expect(province.ruralUseFloorFen).toBe(200);
    expect(met).toEqual([true, true, true]);
    expect(closed(cash).met).toEqual([false, true, false]);
  });

  it('takes no money: the choice of the mode moves nothing', () => {
    const [a, b] = [POLICY, B].map((policy) => run(fixture({ policy })));
    expect(a!.ledger.journal.seals()).toEqual(b!.ledger.journal.seals());
    expect(a!.provinceYears).not.toEqual(b!.provinceYears);
  });

  it('adds up whatever the parties come to', () => {
    const amount = fc.integer({ min: 0, max: 10 ** 12 });
    const row = fc.tuple(amount, amount, amount);
    const property = fc.property(row, row, fc.boolean(), (one, two, isB) => {
      const cash: Cash[] = [
        ['changsha', ...one],
        ['xiangtan', ...two],
      ];
      const { years, province } = closed(cash, isB ? B : POLICY);
      const sum = (pick: (year: (typeof years)[number]) => number) =>
        years.reduce((total, year) => total + pick(year), 0);
      expect(province.receiptsFen).toBe(sum(({ cash: own }) => own.receiptsFen));
      expect(province.ruralUseCountedFen).toBe(sum((year) => year.ruralUseCountedFen));
      expect(province.baseFen).toBeLessThanOrEqual(sum(({ baseFen }) => baseFen));
      // Each party rounds its own floor; the floors of all are never above the sum but by that.
      expect(province.ruralUseFloorFen).toBeLessThanOrEqual(sum((y) => y.ruralUseFloorFen) + 2);
    });
    fc.assert(property, { numRuns: 500 });
  });
});

describe('a whole run', () => {
  const deals = [
    deal({ id: 'dear', priceFen: wan('10000') }),
    deal({ id: 'poor', county: 'tianyuan', priceFen: wan('3000'), costFen: wan('3200') }),
  ];
  const policy: Policy = { ...POLICY, negativeBase: 'carry' };
  const input = fixture({ deals, policy, end: isoDay('2027-12-31') });
  const result = run(input);
  const summary = summarise(result, run(withoutCooperation(input)), {
    scenario: { id: 'rural', title: { zh: '农业农村', en: 'rural' } },
    synthetic: true,
    rejects: [],
    warnings: [],
    overrides: [],
  });

  it('reports both levels, and what a negative base leaves to the next year', () => {
    const zhuzhou = summary.earmarkYears.filter(({ party }) => party === 'zhuzhou');
    expect(zhuzhou.map(({ year }) => year)).toEqual([2026, 2027]);
    expect(zhuzhou[0]!.carryFen).toBe(zhuzhou[1]!.carriedFen);
    expect(summary.provinceYears.map(({ year }) => year)).toEqual([2026, 2027]);
    for (const together of summary.provinceYears) {
      const own = summary.earmarkYears.filter(({ year }) => year === together.year);
      const counted = own.reduce((sum, year) => sum + year.ruralUseCountedFen, 0);
      expect(together.ruralUseCountedFen).toBe(counted);
      for (const year of [together, ...own]) {
        expect(year.ruralUseMet).toBe(year.ruralUseCountedFen >= year.ruralUseFloorFen);
      }
    }
  });

  it.each(['zh', 'en'] as const)(
    'shows on a terminal by how much each falls short: %s',
    (language) => {
      const lines = ruralSection(summary, makeStyle(language, false)).join('\n');
      expect(lines).toContain(language === 'zh' ? '各方合计（全省口径）' : 'Together (province)');
      const [first] = summary.provinceYears;
      const short = Math.abs(first!.ruralUseCountedFen - first!.ruralUseFloorFen);
      expect(first!.ruralUseMet).toBe(false);
      expect(lines.replaceAll(',', '')).toContain(String(Math.floor(short / 1_000_000)));
    },
  );
});
