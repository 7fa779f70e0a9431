import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import { moneyFigures } from '../../src/report/figures.ts';
import { prepareRun } from '../../src/scenario/prepare-run.ts';

const DEALS = '../shared/data/landchina-2017-01-czt.gb18030.csv';
const isThere = existsSync(DEALS);
if (!isThere) process.stdout.write(`real-data.test.ts skipped: no ${DEALS}\n`);

const scenario = fileURLToPath(new URL('../../scenarios/baseline.yaml', import.meta.url));

describe.skipIf(!isThere)('the real records of January 2017 under the baseline', () => {
  it('every record is accounted for, and the money adds up', async () => {
    const { input, deals } = await prepareRun({ scenario, deals: DEALS, sheet: null });
    const result = run(input);
    expect(result.deals.length + deals.rejects.length).toBe(60);
    const refused = result.deals.flatMap(({ refusals }) => refusals.map(({ code }) => code));
    expect(refused).toEqual(['competitiveSaleRequired']);
    const received = result.deals
      .filter(({ outcome }) => outcome === 'settled')
      .reduce((sum, { deal }) => sum + (deal.priceFen ?? 0), 0);
    const { total } = moneyFigures(result).region;
    expect(total.receiptsFen).toBe(received);
    expect(
      total.costRecoveryFen + total.earmarksFen + total.remittedUpFen + total.netProceedsFen,
    ).toBe(received);
    expect(result.transfers).toEqual([]);
  });
});
