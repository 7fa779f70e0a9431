import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoadedScenario } from '../../src/scenario/loaded-scenario.ts';
import { loadScenario } from '../../src/scenario/scenario-file.ts';
import { formatDay, isoDay } from '../../src/units/day.ts';
import { ratio } from '../../src/units/ratio.ts';
import { makeScenarioFolder, type ScenarioFolder } from './scenario-folder.ts';

let folder: ScenarioFolder;
let baseline: LoadedScenario;
let sharing: LoadedScenario;
let transfer: LoadedScenario;

beforeAll(async () => {
  folder = await makeScenarioFolder();
  const load = (name: string) => loadScenario(folder.at(`scenarios/${name}.yaml`), { rules: [] });
  [baseline, sharing, transfer] = await Promise.all([
    load('baseline'),
    load('sharing-waterfall'),
    load('transfer-pooled'),
  ]);
});

afterAll(() => folder.remove());

describe('baseline', () => {
  it('covers the five years and names its files', () => {
    expect(formatDay(baseline.start)).toBe('2026-01-01');
    expect(formatDay(baseline.end)).toBe('2030-12-31');
    expect(baseline.id).toBe('baseline');
    expect(baseline.synthetic).toBe(true);
    expect(baseline.dealsFile).toBe(folder.at('seeds/deals/baseline.csv'));
    expect(baseline.openingFile).toBe(folder.at('seeds/opening.yaml'));
    expect(baseline.files.map((file) => file.name)).toEqual(['scenarios/baseline.yaml']);
    expect(baseline.files[0]!.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(baseline.changed).toEqual([]);
    expect(baseline.signed).toBeNull();
  });

  it('reads prices exactly into fen per m² and per kg', () => {
    expect(baseline.policy.quota.prices['L4.area']).toEqual(ratio(18_000));
    expect(baseline.policy.quota.prices['L4.capacity']).toEqual(ratio(3000));
    expect(baseline.policy.quota.reserve).toEqual(ratio(1, 5));
  });

  it('shares cross-region net proceeds by fixed shares in the fixed order of roles', () => {
    expect(baseline.policy.sharing).toEqual({
      base: 'netProceeds',
      rule: {
        kind: 'byOrigin',
        local: {
          kind: 'fixed',
          shares: [{ role: 'land', share: ratio(1) }],
          residualTo: null,
        },
        crossRegion: {
          kind: 'fixed',
          shares: [
            { role: 'land', share: ratio(3, 5) },
            { role: 'listing', share: ratio(1, 10) },
            { role: 'collecting', share: ratio(3, 20) },
            { role: 'quota', share: ratio(3, 20) },
          ],
          residualTo: null,
        },
      },
    });
    expect(baseline.policy.transfer.authorised).toEqual({ 'T-B': isoDay('2027-01-01') });
  });
});

describe('the variants', () => {
  it('sharing-waterfall changes the sharing rule and nothing else', () => {
    expect(sharing.changed.map((change) => change.path)).toEqual(['sharing.rule']);
    const [change] = sharing.changed;
    expect(change!.before).toHaveProperty('byOrigin.crossRegion.fixed');
    expect(change!.after).toHaveProperty('byOrigin.crossRegion.waterfall');
    const { sharing: own, ...rest } = sharing.policy;
    const { sharing: base, ...baseRest } = baseline.policy;
    expect(rest).toEqual(baseRest);
    expect(own.base).toBe(base.base);
    expect(own.rule).toHaveProperty('crossRegion.kind', 'waterfall');
    expect(own.rule).toHaveProperty('crossRegion.steps.0.amountFen', 2_000_000_000);
  });

  it('transfer-pooled changes the transfer regime and nothing else', () => {
    expect(transfer.changed.map((change) => change.path)).toEqual([
      'transfer.authorised.T-C',
      'transfer.regimes',
    ]);
    expect(transfer.changed[0]).toEqual({
      path: 'transfer.authorised.T-C',
      before: null,
      after: '2026-07-01',
    });
    const { transfer: own, ...rest } = transfer.policy;
    const { transfer: _, ...baseRest } = baseline.policy;
    expect(rest).toEqual(baseRest);
    expect(own.authorised).toEqual({
      'T-B': isoDay('2027-01-01'),
      'T-C': isoDay('2026-07-01'),
    });
  });

  it('keep their own header and the files of both', () => {
    expect(sharing.title).not.toEqual(baseline.title);
    expect(sharing.changes).toHaveLength(2);
    expect(sharing.files.map((file) => file.name)).toEqual([
      'scenarios/sharing-waterfall.yaml',
      'scenarios/baseline.yaml',
    ]);
    expect(sharing.dealsFile).toBe(baseline.dealsFile);
  });
});
