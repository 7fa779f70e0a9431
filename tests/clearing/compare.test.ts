import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compareClearing } from '../../src/report/clearing/compare.ts';
import { formatHundredths, formatMu, formatUnitPrice } from '../../src/report/format.ts';
import { prepareRun } from '../../src/scenario/prepare-run.ts';
import { PRESET_IDS } from '../../src/scenario/quota-preset.ts';
import { loadQuotaPreset } from '../../src/scenario/quota-preset-file.ts';
import { ONE, ratio } from '../../src/units/ratio.ts';

const BASELINE = fileURLToPath(new URL('../../scenarios/baseline.yaml', import.meta.url));
const { input } = await prepareRun({ scenario: BASELINE, deals: null, sheet: null });
const presets = await Promise.all(PRESET_IDS.map(loadQuotaPreset));
const request = { ledger: 'L4', year: null, supply: ratio(2, 5), seed: 1 } as const;
const scarce = await compareClearing(input, presets, request);

describe('one demand and one supply through every mechanism', () => {
  it.each(scarce.map((good) => [good.good, good] as const))('%s adds up row by row', (_, good) => {
    const { mechanisms, supply, demand } = good;
    expect(mechanisms.map(({ id }) => id)).toEqual([
      ...['alone', 'posted', 'proRata', 'agreement', 'listedLots', 'ascending'],
      ...['callAuction', 'callAuction-whole', 'hunan', 'guangdong', 'shandong', 'zhejiang'],
      ...['guangxi', 'national', 'optimum'],
    ]);
    for (const row of mechanisms) {
      expect(row.optimumShareBp).toBeLessThanOrEqual(10_000);
      expect(row.left).toBeGreaterThanOrEqual(0);
      expect(demand - row.unmet).toBe(supply + row.fromOutside - row.left);
    }
    const total = (id: string) => mechanisms.find((row) => row.id === id)!.totalFen;
    expect(total('posted')).toBeGreaterThan(total('alone'));
    // The price of capacity is fixed: there an auction cannot tell one need from another.
    if (good.good !== 'L4.capacity') {
      expect(total('callAuction')).toBeGreaterThan(total('posted'));
    }
    expect(mechanisms.at(-1)!.optimumShareBp).toBe(10_000);
  });

  it.each(scarce.map((good) => [good.good, good] as const))(
    '%s: three pools cost something, one pool with gate and reserve lies between',
    (_, { pools: [separate, gated, onePool] }) => {
      expect(separate!.totalFen).toBeLessThan(gated!.totalFen);
      expect(gated!.totalFen).toBeLessThanOrEqual(onePool!.totalFen);
      expect(separate!.optimumShareBp).toBeLessThan(10_000);
    },
  );

  it('says of area what the README says', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const told = ['alone', 'posted', 'proRata', 'agreement', 'listedLots', 'callAuction'];
    const rows = told.map((id) => scarce[0]!.mechanisms.find((row) => row.id === id)!);
    for (const { traded, optimumShareBp, price } of rows) {
      const [low, high] = [price?.low, price?.high].map((one) =>
        one === undefined ? '–' : formatUnitPrice(one, 'L4.area'),
      );
      const shown = low === high ? low : `${low}–${high}`;
      const share = formatHundredths(optimumShareBp);
      expect(readme).toContain(`| ${shown} | ${formatMu(traded)} | ${share} % |`);
    }
  });

  it('buys nothing where everybody has enough of its own', async () => {
    const [area] = await compareClearing(input, [], { ...request, year: 2027, supply: ONE });
    for (const row of area!.mechanisms) expect([row.traded, row.unmet]).toEqual([0, 0]);
  });

  it('grants the cities what the keys of the scenario give them', async () => {
    const keys = [{ key: 'farmlandStock' as const, weight: 1 }];
    const L7 = { total: 'opening' as const, keys, auctionWeight: 0, document: null };
    const policy = { ...input.policy, quota: { ...input.policy.quota, allocation: { L7 } } };
    const asked = { ...request, ledger: 'L7', supply: ratio(3, 10), year: 2027 } as const;
    const [granted] = await compareClearing(input, [], asked);
    const [divided] = await compareClearing({ ...input, policy }, [], asked);
    // The same total to within the rounding of each part, in other hands.
    expect(Math.abs(divided!.supply - granted!.supply)).toBeLessThanOrEqual(3);
    const alone = (good: typeof granted) => good!.mechanisms[0]!.unmet;
    expect(alone(divided)).not.toBe(alone(granted));
  });

  it('has nothing to compare where nothing is needed', async () => {
    expect(await compareClearing({ ...input, deals: [] }, presets, request)).toEqual([]);
  });
});
