import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import { moneyFigures } from '../../src/report/figures.ts';
import { ledgerFile } from '../../src/report/files/ledger-file.ts';
import { runHistory } from '../../src/report/history/run-history.ts';
import { prepareRun } from '../../src/scenario/prepare-run.ts';

const SCENARIO = fileURLToPath(new URL('../../scenarios/market-decades.yaml', import.meta.url));
const EXPECTED = SCENARIO.replace('.yaml', '.expected.json');
const UPDATE = process.env['CZT_UPDATE_GOLDEN'] === '1';

describe('twenty years of a market', () => {
  it('come out year by year as expected, to the fen and the square metre', async () => {
    const { input } = await prepareRun({ scenario: SCENARIO, deals: null, sheet: null });
    const result = run(input);
    const ledger = createHash('sha256');
    for (const chunk of ledgerFile(result.ledger)) ledger.update(chunk);
    const years = runHistory(result, moneyFigures(result));
    const found = {
      deals: result.deals.length,
      entries: result.ledger.journal.length,
      years: years.map(({ year, awarded, passedIn, held, pricesFen, cities }) => ({
        ...{ year, awarded, passedIn, held, pricesFen },
        cities: Object.fromEntries(cities.map(({ city, ...figures }) => [city, figures])),
      })),
      'ledger.csv': ledger.digest('hex'),
    };
    if (UPDATE) writeFileSync(EXPECTED, `${JSON.stringify(found, null, 1)}\n`);
    expect(found).toEqual(JSON.parse(readFileSync(EXPECTED, 'utf8')));
    // A history that adds up to what the run awarded and received.
    const sum = (pick: (one: (typeof years)[number]) => number) =>
      years.reduce((all, one) => all + pick(one), 0);
    const { receiptsFen } = moneyFigures(result).region.total;
    expect(sum(({ cities }) => cities.reduce((all, c) => all + c.receiptsFen, 0))).toBe(
      receiptsFen,
    );
    expect(sum(({ awarded }) => awarded)).toBe(
      result.offerings!.filter(({ outcome }) => outcome === 'awarded').length,
    );
  });
});
