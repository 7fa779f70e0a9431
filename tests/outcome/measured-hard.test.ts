import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isOfLand,
  needsCoalitions,
  OUTCOME_NAMES,
} from '../../src/experiment/study/outcome-name.ts';
import { prepareStudy } from '../../src/experiment/study/prepare-study.ts';
import { loadStudy } from '../../src/experiment/study/study-file.ts';
import { Measurer } from '../../src/report/sweep/measurer.ts';
import { measure } from '../../src/report/sweep/outcomes.ts';
import { loadEngineData } from '../../src/scenario/engine-data.ts';
import { fen } from '../../src/units/fen.ts';
import { deal, fixture, POLICY, shared } from '../engine/fixture.ts';
import { RUNS, replayed } from '../replay.ts';
import { anyHardCase, anySharing, type HardCase, hardInput, type Sharing } from './hard-case.ts';

const data = await loadEngineData();
const study = await loadStudy('scenarios/studies/sharing-rules.yaml', data);
const prepared = { ...(await prepareStudy({ ...study, marketDeals: null }, data)), market: null };
const ofMoney = OUTCOME_NAMES.filter((name) => !isOfLand(name) && !needsCoalitions(name));
const NAME = 'D1 inputs met one after the other have the outcomes of their own runs';

describe('outcomes of hard cases', () => {
  it.each([
    ['of money', ofMoney, 40],
    ['of all kinds', OUTCOME_NAMES, 10],
  ])(`${NAME}: %s`, (_, outcomes, runs) => {
    const several = fc.array(anySharing, { minLength: 2, maxLength: 3 });
    const property = fc.property(anyHardCase, several, (hard: HardCase, ways: Sharing[]) => {
      const input = hardInput(hard);
      const own = { ...prepared, study: { ...prepared.study, outcomes } };
      const measurer = new Measurer(own, { families: 2, replicates: 2 });
      for (const way of ways) {
        const one = { ...input, policy: { ...input.policy, ...way } };
        expect(named(outcomes, () => measurer.measure(one, 0))).toEqual(
          named(outcomes, () =>
            measure({ ...one, chance: { seed: study.seed, replicate: 0 } }, outcomes),
          ),
        );
      }
    });
    fc.assert(property, {
      ...replayed<[HardCase, Sharing[]]>(NAME),
      numRuns: RUNS ?? runs,
      endOnFailure: true,
    });
  });
});

it('inputs that differ in how payments are set off are each measured their own way', () => {
  const outcomes = ['vouchers', 'vouchers.movedFen'];
  const deals = [
    deal({ listingCity: 'zhuzhou' }),
    deal({ id: 'D-2', county: 'hetang', listingCity: 'changsha' }),
  ];
  const sharing = shared({ land: '60%', listing: '40%' });
  const found = (['none', 'bilateral', 'none', 'multilateral'] as const).map((netting) => {
    const transfer = { ...POLICY.transfer, netting };
    return fixture({ deals, policy: { ...POLICY, sharing, transfer } });
  });
  const study = { ...prepared.study, outcomes };
  const measurer = new Measurer({ ...prepared, study }, { families: 4, replicates: 1 });
  const measured = found.map((input) => measurer.measure(input, 0));
  expect(measured).toEqual(found.map((input) => measure(input, outcomes)));
  expect(measured[1]).not.toEqual(measured[0]);
});

it.each([
  ['one treasury', ['yuhua']],
  ['three treasuries', ['yuhua', 'hetang', 'yuetang']],
])('sums near the largest exact one are left to the run: %s', (_, counties) => {
  const outcomes = ['changsha.final', 'region.receipts'];
  const priced = (priceFen: number) =>
    fixture({
      deals: counties.map((county, i) => deal({ id: `D-${i}`, county, priceFen: fen(priceFen) })),
    });
  const study = { ...prepared.study, outcomes };
  const measurer = new Measurer({ ...prepared, study }, { families: 4, replicates: 1 });
  const outcomeOf = (work: () => bigint[]) => named(outcomes, work);
  for (const priceFen of [10 ** 13, 3 * 10 ** 15, 9 * 10 ** 15]) {
    const input = priced(priceFen);
    expect(outcomeOf(() => measurer.measure(input, 0))).toEqual(
      outcomeOf(() => measure(input, outcomes)),
    );
  }
  const most = outcomeOf(() => measurer.measure(priced(9 * 10 ** 15), 0));
  expect(most).toContain('invariant ledger.volume broken');
});

function named(outcomes: readonly string[], work: () => bigint[]) {
  try {
    const values = work();
    return Object.fromEntries(outcomes.map((name, i) => [name, String(values[i])]));
  } catch (error) {
    return (error as Error).message;
  }
}
