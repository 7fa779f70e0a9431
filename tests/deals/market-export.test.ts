import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DealFile } from '../../src/scenario/deals/deal-file.ts';
import { readDeals } from '../../src/scenario/deals/read-deals.ts';
import type { Deal } from '../../src/world/deal.ts';
import { OPTIONS } from './deal-files.ts';

const REGIONAL = '../shared/data/landchina-2017-01-czt.gb18030.csv';
const NATIONAL = '../shared/data/landchina-2017-01-national.xlsx';
const isThere = existsSync(REGIONAL) && existsSync(NATIONAL);
if (!isThere) process.stdout.write(`market-export.test.ts skipped: no ${REGIONAL}\n`);

function countCodes({ rejects }: DealFile): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of rejects) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

const content = (deals: readonly Deal[]) => deals.map(({ sourceRow: _, ...deal }) => deal);

describe.skipIf(!isThere)('the market’s own export', () => {
  const options = { ...OPTIONS, asOf: OPTIONS.start };

  it('loads as it is: every regional record is a deal', async () => {
    const file = await readDeals(REGIONAL, options);
    expect(file).toMatchObject({ rows: 60, encoding: 'gb18030', redatedYears: 9 });
    expect(countCodes(file)).toEqual({});
    expect(file.deals).toHaveLength(60);
    const byCity = (city: string) => file.deals.filter((deal) => deal.city === city).length;
    expect(['changsha', 'zhuzhou', 'xiangtan'].map(byCity)).toEqual([29, 12, 19]);
    const free = file.deals.filter(({ method }) => method === 'allocation');
    expect(free).toHaveLength(24);
    expect(file.deals.every(({ signed }) => signed >= OPTIONS.start)).toBe(true);
  });

  it('sets the rest of the country aside and finds the same deals in it', async () => {
    const regional = await readDeals(REGIONAL, options);
    const national = await readDeals(NATIONAL, options);
    expect(national.rows).toBe(3677);
    expect(countCodes(national)).toEqual({ outsideRegion: 3617 });
    expect(content(national.deals)).toEqual(content(regional.deals));
  });

  it('leaves the deals out of the period when they are not re-dated', async () => {
    const file = await readDeals(REGIONAL, OPTIONS);
    expect(countCodes(file)).toEqual({ outsidePeriod: 60 });
  });
});
