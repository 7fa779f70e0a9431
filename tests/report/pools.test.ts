import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import { formatCount, formatMu, formatWanYuan } from '../../src/report/format.ts';
import { prepareRun } from '../../src/scenario/prepare-run.ts';
import type { RefusalCode } from '../../src/world/refusal.ts';

/** Separate pools, one pool with gate and reserve, one pool without limits. */
const POOLS = ['quota-separate', 'quota-auction', 'quota-open-pool'] as const;
const QUOTA_SHORT: readonly RefusalCode[] = [
  ...(['planningScaleShort', 'annualPlanShort', 'occupationCapExceeded'] as const),
  ...(['farmlandQuantityShort', 'farmlandPaddyShort', 'farmlandCapacityShort'] as const),
];

async function stoppedIn(id: string) {
  const scenario = fileURLToPath(new URL(`../../scenarios/${id}.yaml`, import.meta.url));
  const { input } = await prepareRun({ scenario, deals: null, sheet: null });
  const stopped = run(input).deals.filter(
    ({ outcome, refusals }) =>
      outcome === 'refused' && refusals.every(({ code }) => QUOTA_SHORT.includes(code)),
  );
  return {
    deals: stopped.length,
    newM2: stopped.reduce((sum, { deal }) => sum + deal.areaM2 - deal.stockAreaM2, 0),
    priceFen: stopped.reduce((sum, { deal }) => sum + (deal.priceFen ?? 0), 0),
  };
}

const [separate, gated, open] = await Promise.all(POOLS.map(stoppedIn));

describe('the same deals with three pools, one pool with gate and reserve, one pool', () => {
  it('separate pools stop the most, the open pool the least, the gated pool lies between', () => {
    // Not the price: sessions do not look ahead, and a small deal served may stop a dear one later.
    for (const figure of ['deals', 'newM2'] as const) {
      const [most, between, least] = [separate![figure], gated![figure], open![figure]];
      expect([figure, least < between, between < most]).toEqual([figure, true, true]);
    }
  });

  it.each(['README.md', 'README.zh-CN.md'])('%s says what was measured', (file) => {
    const readme = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    for (const [i, { deals, newM2, priceFen }] of [separate!, gated!, open!].entries()) {
      const figures = [formatCount(deals), formatMu(newM2), formatWanYuan(priceFen)];
      const row = `| \`${POOLS[i]}\` | ${figures.join(' | ')} |`;
      expect([row, readme.includes(row)]).toEqual([row, true]);
    }
  });
});
