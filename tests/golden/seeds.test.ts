import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { syntheticDealsCsv } from '../../seeds/generate-deals.ts';

const shipped = readFileSync(new URL('../../seeds/deals/baseline.csv', import.meta.url), 'utf8');

describe('the synthetic deals', () => {
  it('are what the generator draws, to the byte', async () => {
    expect(await syntheticDealsCsv()).toBe(shipped);
  });

  it('say on every row that they are synthetic', () => {
    const rows = shipped.trimEnd().split('\n').slice(1);
    expect(rows).toHaveLength(300);
    for (const row of rows) expect(row).toMatch(/合成数据，非真实成交 \(synthetic\)$/);
  });
});
