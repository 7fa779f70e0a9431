import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import { marketBlocks } from '../../src/report/document/market-blocks.ts';
import { formatWanYuan } from '../../src/report/format.ts';
import { prepareRun } from '../../src/scenario/prepare-run.ts';
import { isoDay, yearOf } from '../../src/units/day.ts';

const SCENARIO = fileURLToPath(new URL('../../scenarios/market-baseline.yaml', import.meta.url));

describe('the market of a run in its report', () => {
  it('shows by year what was awarded, to the fen', async () => {
    const { input } = await prepareRun({ scenario: SCENARIO, deals: null, sheet: null });
    const result = run({ ...input, end: isoDay('2027-03-31') });
    const [, picture, table, plan] = marketBlocks(result);
    if (table?.kind !== 'table' || picture?.kind !== 'picture') throw new Error('no blocks');
    const cells = table.rows.map((row) => row.map(({ text }) => text.en));
    expect(cells.map(([year]) => year)).toEqual(['2026', '2027']);
    for (const [year, awarded, passedIn, , , prices] of cells) {
      const own = result.offerings!.filter(({ lot }) => String(yearOf(lot.closes)) === year);
      const sold = own.filter(({ outcome }) => outcome === 'awarded');
      expect(awarded).toBe(String(sold.length));
      const open = own.filter(({ outcome }) => ['held', 'dropped', 'open'].includes(outcome));
      expect(passedIn).toBe(String(own.length - sold.length - open.length));
      const sum = sold.reduce((total, { priceFen }) => total + (priceFen ?? 0), 0);
      expect(prices).toBe(formatWanYuan(sum));
    }
    if (plan?.kind !== 'table') throw new Error('no plan');
    for (const [i, row] of plan.rows.entries()) {
      const [year, city, ...parts] = row.map(({ text }) => text.zh);
      expect([year, city]).toEqual([i < 3 ? '2026' : '2027', ['长沙', '株洲', '湘潭'][i % 3]]);
      const [carried, planned, ...gone] = parts.map(Number);
      expect(carried! + planned!).toBe(gone.reduce((sum, one) => sum + one, 0));
    }
    if (picture.picture.kind !== 'lines') throw new Error('not lines');
    expect(picture.picture.series.map(({ values }) => values.length)).toEqual([2, 2, 2]);
  });

  it('is left out where a run has none', async () => {
    const path = SCENARIO.replace('market-baseline', 'worked-examples');
    const { input } = await prepareRun({ scenario: path, deals: null, sheet: null });
    expect(marketBlocks(run(input))).toEqual([]);
  });
});
