import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import type { RunResult } from '../../src/engine/run-result.ts';
import { landYearBlocks } from '../../src/report/document/land-year-blocks.ts';
import { moneyFigures } from '../../src/report/figures.ts';
import { formatMu } from '../../src/report/format.ts';
import { type HistoryYear, runHistory } from '../../src/report/history/run-history.ts';
import { pictureSvg } from '../../src/report/html/picture-svg.ts';
import { quotaSummary } from '../../src/report/quota-summary.ts';
import { prepareRun } from '../../src/scenario/prepare-run.ts';
import { isoDay } from '../../src/units/day.ts';
import { CITIES } from '../../src/world/party.ts';

let result: RunResult;
let years: readonly HistoryYear[];
beforeAll(async () => {
  const scenario = 'scenarios/market-baseline.yaml';
  const { input } = await prepareRun({ scenario, deals: null, sheet: null });
  result = run({ ...input, end: isoDay('2027-12-31') });
  years = runHistory(result, moneyFigures(result));
});

describe('a run year by year', () => {
  it('adds up to the whole run: money, quota and farmland of every city', () => {
    expect(years.map(({ year }) => year)).toEqual([2026, 2027]);
    const { parties } = moneyFigures(result);
    for (const [i, city] of CITIES.entries()) {
      const own = years.map(({ cities }) => cities[i]!);
      const sum = (pick: (one: (typeof own)[number]) => number) =>
        own.reduce((all, one) => all + pick(one), 0);
      const total = parties
        .filter(({ party, within }) => party === city || within === city)
        .reduce((all, one) => all + one.total.receiptsFen, 0);
      expect(sum(({ receiptsFen }) => receiptsFen)).toBe(total);
      const used = quotaSummary(result).filter(
        ({ holder, dimension }) => holder === city && dimension === 'areaM2',
      );
      const of = (ledger: string) => used.find((row) => row.ledger === ledger)!;
      expect(sum(({ planUsedM2 }) => planUsedM2)).toBe(of('L2').used);
      expect(sum(({ replenishedM2 }) => replenishedM2)).toBe(of('L4').used);
      expect(sum(({ boughtM2 }) => boughtM2)).toBe(of('L4').bought - of('L4').sold);
      const [opening, closing] = [result.history[0]!, result.history.at(-1)!];
      expect(own.at(-1)!.farmlandM2).toBe(closing.farmlandM2[city]);
      expect(sum(({ farmlandChangeM2 }) => farmlandChangeM2)).toBe(
        closing.farmlandM2[city] - opening.farmlandM2[city],
      );
    }
  });

  it('is shown as tables and pictures, a row for each year', () => {
    const [, used, quota, , farmland] = landYearBlocks(years);
    if (quota?.kind !== 'table' || farmland?.kind !== 'table') throw new Error('no tables');
    for (const table of [quota, farmland]) {
      expect(table.rows.map(([year]) => year!.text.en)).toEqual(['2026', '2027']);
      expect(table.head.length).toBe(table.rows[0]!.length);
    }
    expect(quota.rows[1]![1]!.text.en).toBe(formatMu(years[1]!.cities[0]!.planUsedM2));
    expect(farmland.rows[1]![1]!.text.en).toBe(formatMu(years[1]!.cities[0]!.farmlandM2));
    if (used?.kind !== 'picture' || used.picture.kind !== 'stacks') throw new Error('no stacks');
    const svg = pictureSvg(used.picture, 'zh', 'p');
    expect(svg).toContain('各年使用的新增建设用地计划指标（亩）');
    expect(landYearBlocks(years.slice(0, 1))).toEqual([]);
  });
});
