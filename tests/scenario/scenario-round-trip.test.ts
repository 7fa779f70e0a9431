import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { loadScenario } from '../../src/scenario/scenario-file.ts';
import { formatDay, isoDay } from '../../src/units/day.ts';
import { anyPolicy, POLICY_START } from '../arbitraries/policy.ts';
import { anySharingRule } from '../arbitraries/sharing-rule.ts';
import { policySource, ruleSource } from './policy-source.ts';
import { makeScenarioFolder, type ScenarioFolder } from './scenario-folder.ts';

let folder: ScenarioFolder;

beforeAll(async () => {
  folder = await makeScenarioFolder();
});

afterAll(() => folder.remove());

const HEADER = {
  title: { zh: '往返', en: 'round trip' },
  author: 'test',
  sources: ['无'],
  changes: [{ zh: '无', en: 'nothing' }],
};

const END = isoDay('2031-12-31');

describe('a scenario written and read again', () => {
  it('gives the same policy, seed and dates', async () => {
    await fc.assert(
      fc.asyncProperty(anyPolicy, fc.nat({ max: 4_294_967_295 }), async (policy, seed) => {
        const text = stringify({
          ...HEADER,
          start: formatDay(POLICY_START),
          end: formatDay(END),
          seed,
          deals: { file: '../seeds/deals/baseline.csv' },
          opening: '../seeds/opening.yaml',
          ...policySource(policy),
        });
        const path = await folder.write('scenarios/round.yaml', text);
        const loaded = await loadScenario(path, { rules: [] });
        expect(loaded.policy).toEqual(policy);
        expect(loaded.seed).toBe(seed);
        expect([loaded.start, loaded.end]).toEqual([POLICY_START, END]);
        expect(loaded.synthetic).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('reports exactly what a child changes, and undoing it gives the base back', async () => {
    const { policy: base } = await loadScenario(folder.at('scenarios/baseline.yaml'), {
      rules: [],
    });
    await fc.assert(
      fc.asyncProperty(
        fc.option(anySharingRule, { nil: undefined }),
        fc.option(fc.constantFrom('lapse', 'carry'), { nil: undefined }),
        async (rule, negativeBase) => {
          const text = stringify({
            extends: './baseline.yaml',
            ...HEADER,
            ...(rule === undefined ? {} : { sharing: { rule: ruleSource(rule) } }),
            ...(negativeBase === undefined ? {} : { negativeBase }),
          });
          const path = await folder.write('scenarios/child.yaml', text);
          const { policy, changed } = await loadScenario(path, { rules: [] });
          expect(policy).toEqual({
            ...base,
            sharing: { ...base.sharing, rule: rule ?? base.sharing.rule },
            negativeBase: negativeBase ?? base.negativeBase,
          });
          expect(changed.map((change) => change.path)).toEqual([
            ...(negativeBase === 'carry' ? ['negativeBase'] : []),
            ...(rule === undefined ? [] : ['sharing.rule']),
          ]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('extends', () => {
  it('merges key by key, replaces lists whole, and keeps nothing of other deals', async () => {
    await folder.write('seeds/deals/own.csv', 'x\n');
    const path = await folder.write(
      'scenarios/merge.yaml',
      stringify({
        extends: './baseline.yaml',
        ...HEADER,
        deals: { file: '../seeds/deals/own.csv' },
        quota: { prices: { L7: '15 wanYuan/mu', L1: '10 wanYuan/mu' } },
        transfer: { regimes: [{ from: '2026-01-01', regime: 'T-A' }], authorised: { 'T-B': null } },
      }),
    );
    const { policy, changed, synthetic, asOf } = await loadScenario(path, { rules: [] });
    expect([synthetic, asOf]).toEqual([false, null]);
    expect(policy.transfer.regimes).toHaveLength(1);
    expect(policy.transfer.authorised).toEqual({});
    expect(policy.quota.prices.L7).toEqual({ numerator: 22_500, denominator: 1 });
    expect(changed).toEqual([
      {
        path: 'deals',
        before: { file: '../seeds/deals/baseline.csv', asOf: '2026-01-01', synthetic: true },
        after: { file: '../seeds/deals/own.csv' },
      },
      { path: 'quota.prices.L7', before: '10 wanYuan/mu', after: '15 wanYuan/mu' },
      { path: 'transfer.authorised.T-B', before: '2027-01-01', after: null },
      {
        path: 'transfer.regimes',
        before: [
          { from: '2026-01-01', regime: 'T-A' },
          { from: '2027-01-01', regime: 'T-B' },
        ],
        after: [{ from: '2026-01-01', regime: 'T-A' }],
      },
    ]);
  });
});
