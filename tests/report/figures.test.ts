import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import { moneyFigures } from '../../src/report/figures.ts';
import { quotaSummary } from '../../src/report/quota-summary.ts';
import type { Figures } from '../../src/report/summary.ts';
import { prepareRun } from '../../src/scenario/prepare-run.ts';
import { fixture } from '../engine/fixture.ts';

const SCENARIOS = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const names = ['baseline.yaml', 'sharing-waterfall.yaml', 'transfer-pooled.yaml'];

/** The two identities the README states, for one party and span. */
function gaps(f: Figures): [number, number] {
  const settled = f.costRecoveryFen + f.earmarksFen + f.remittedUpFen + f.netProceedsFen;
  const own = f.netProceedsFen - f.greenHeartFen - f.sharesOutFen + f.sharesInFen;
  const quotaFen = f.quotaReceivedFen - f.quotaPaidFen;
  const position = f.costRecoveryFen + f.earmarksFen + own + f.taxesFen + quotaFen;
  return [f.receiptsFen - settled, f.finalPositionFen - position];
}

describe.each(names)('the figures of %s', (name) => {
  it('fit together for every party and in all, to the fen', async () => {
    const request = { scenario: `${SCENARIOS}${name}`, deals: null, sheet: null };
    const result = run((await prepareRun(request)).input);
    const { parties, region } = moneyFigures(result);
    const cities = parties.filter(
      ({ party }) => !['central', 'hunan', 'green-heart'].includes(party),
    );
    for (const { total } of [...cities, region]) expect(gaps(total)).toEqual([0, 0]);
    for (const { byYear } of [...cities, region]) {
      for (const figures of Object.values(byYear)) expect(gaps(figures)).toEqual([0, 0]);
    }
    const levels = parties.filter(({ party }) => ['central', 'hunan'].includes(party));
    const remitted = levels.reduce((sum, { total }) => sum + total.finalPositionFen, 0);
    expect(remitted).toBe(region.total.remittedUpFen);
  });

  it('quota accounts close with what is in the book', async () => {
    const request = { scenario: `${SCENARIOS}${name}`, deals: null, sheet: null };
    const { quota, ...result } = run((await prepareRun(request)).input);
    const rows = quotaSummary({ ...result, quota });
    expect(rows.length).toBeGreaterThan(15);
    for (const { holder, ledger, dimension, closing, reserved } of rows) {
      const { available, frozen } = quota.total(holder, ledger);
      expect(closing).toBe(available[dimension] + frozen[dimension] + reserved);
    }
  });
});

describe('a county of a run that stands beside another', () => {
  it('is there with nothing where it has money only in the other', () => {
    const { parties } = moneyFigures(run(fixture({ deals: [] })), ['liuyang']);
    const counties = parties.filter(({ party }) => party === 'liuyang' || party === 'ningxiang');
    expect(counties.map(({ party }) => party)).toEqual(['liuyang']);
    expect(new Set(Object.values(counties[0]!.total))).toEqual(new Set([0]));
  });
});
