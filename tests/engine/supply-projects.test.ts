import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import { vector } from '../../src/quota/vector.ts';
import { addDays, formatDay, isoDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import type { SupplyProject } from '../../src/world/supply-project.ts';
import { fixture, lotOf, OPENING, withLots } from './fixture.ts';

function project(more: Partial<SupplyProject> = {}): SupplyProject {
  return {
    ...{ id: 'P-1', kind: 'reclamation', city: 'zhuzhou', origin: 'youxian', document: 'doc' },
    ...{ started: isoDay('2026-01-31'), leadMonths: 1, delayDays: 0 },
    ...{ yieldFrom: 10_000, yieldTo: 10_000, areaM2: 90_000, paddyM2: 60_000, grade: 7 },
    ...{ gradeBefore: null, lessM2: 0, parcels: [], costFen: fen(0) },
    ...more,
  };
}

function runWith(projects: SupplyProject[], more: Partial<RunInput> = {}) {
  return run(fixture({ opening: { ...OPENING, projects }, deals: [], ...more }));
}

const minted = (given: Partial<SupplyProject>) => {
  const result = runWith([project(given)]);
  const lot = result.quota.lot('P-1');
  return lot === undefined ? result.supply[0]!.refusals : [lot.ledger, lot.minted];
};

describe('what projects give', () => {
  it.each<[string, Partial<SupplyProject>, string, ReturnType<typeof vector>]>([
    // 135 mu at 900 kg.
    ['new farmland', {}, 'L4', vector(90_000, 60_000, 121_500)],
    ['half of it', { yieldFrom: 5_000, yieldTo: 5_000 }, 'L4', vector(45_000, 30_000, 60_750)],
    [
      'dry land made paddy',
      { kind: 'paddyConversion', gradeBefore: 9 },
      'L4',
      vector(0, 60_000, 27_000),
    ],
    ['better farmland', { kind: 'upgrading', gradeBefore: 8 }, 'L4', vector(0, 0, 13_500)],
    // T7: 100,000 m² torn down, 25,000 for resettlement.
    [
      'a linkage project',
      { kind: 'linkage', areaM2: 100_000, paddyM2: 0, grade: 10, lessM2: 25_000 },
      'L3',
      vector(75_000, 0, 67_500),
    ],
    // T8: at 1 to 1.1.
    [
      'idle stock disposed of',
      { kind: 'stockDisposal', areaM2: 1_100_000, paddyM2: 0, grade: null },
      'L2',
      vector(1_000_000),
    ],
    [
      'hill farmland given back for good',
      { kind: 'swap', areaM2: 90_000, lessM2: 60_000, gradeBefore: 13 },
      'L4',
      vector(30_000, 60_000, 94_500),
    ],
  ])('%s', (_, given, ledger, amount) => {
    expect(minted(given)).toEqual([ledger, amount]);
  });

  it('new farmland is farmland from its day on, plan quota lapses with its year', () => {
    const stock = { id: 'P-2', kind: 'stockDisposal' as const, areaM2: 110, paddyM2: 0 };
    const result = runWith([project(), project({ ...stock, grade: null })]);
    const [january, february] = result.history.slice(1);
    expect(february!.farmlandM2.zhuzhou - january!.farmlandM2.zhuzhou).toBe(90_000);
    expect(formatDay(result.quota.lot('P-1')!.accepted)).toBe('2026-02-28');
    const { expired } = result.quota.holding('P-2', 'zhuzhou');
    expect(expired.areaM2).toBe(100);
    expect(result.quota.lot('P-2')).toMatchObject({ expires: isoDay('2026-12-31'), vintage: 2026 });
  });

  it('the city pays for its project as the quota comes', () => {
    const costFen = fen(70_000_000);
    const result = runWith([project({ costFen })]);
    const legs = [...result.ledger.journal.entries()].flatMap((entry) => entry.legs);
    expect(legs.map(({ amountFen }) => amountFen)).toEqual([costFen]);
    expect(result.quota.moves().at(-1)).toMatchObject({ action: 'mint', priceFen: costFen });
    expect(result.quota.lot('P-1')!.costFen).toBe(costFen);
  });
});

describe('projects that are refused', () => {
  const refused = (given: Partial<SupplyProject>) => {
    const result = runWith([project(given)]);
    const before = runWith([]);
    expect(result.quota.moves()).toEqual(before.quota.moves());
    expect(result.history.at(-1)!.farmlandM2).toEqual(before.history.at(-1)!.farmlandM2);
    expect(result.ledger.journal.length).toBe(0);
    return result.supply[0]!.refusals.map(({ code, found, expected, unit }) => [
      ...[code, found, expected, unit],
    ]);
  };

  it('when resettlement uses more than was reclaimed', () => {
    const less = { kind: 'linkage' as const, areaM2: 100, paddyM2: 0, lessM2: 101 };
    expect(refused(less)).toEqual([['supplyNegative', -1, 0, 'm2']]);
  });

  it('when more good land is given than hill land came back, and capacity falls', () => {
    const swap = { kind: 'swap' as const, areaM2: 100, lessM2: 300, gradeBefore: 7, paddyM2: 0 };
    expect(refused(swap)).toEqual([
      ['supplyNegative', -200, 0, 'm2'],
      ['supplyNegative', -270, 0, 'kg'],
    ]);
  });

  it('when nothing comes of it', () => {
    expect(refused({ yieldFrom: 0, yieldTo: 0 })).toEqual([['supplyEmpty', 0, 1, 'm2']]);
  });

  it('when a parcel has served before, by a lot or by a project', () => {
    const lot = { ...lotOf('old', 'L4', 'youxian', [10, 0, 0]), parcels: ['field'] };
    const opening = { ...withLots('pool', 'L4', [lot]) };
    const both = [
      project({ parcels: ['field'] }),
      project({ id: 'P-2', parcels: ['hill'] }),
      project({ id: 'P-3', kind: 'linkage', parcels: ['hill', 'field'] }),
    ];
    const result = run(fixture({ opening: { ...opening, projects: both }, deals: [] }));
    expect(result.supply.map(({ refusals }) => refusals.map((r) => [r.code, r.found]))).toEqual([
      [['supplyParcelUsed', 1]],
      [],
      [['supplyParcelUsed', 2]],
    ]);
    expect(result.quota.lotOfParcel('hill')).toBe('P-2');
  });
});

describe('what is drawn', () => {
  const open = { delayDays: 60, yieldFrom: 6_000, yieldTo: 9_500 };
  const drawn = (projects: SupplyProject[], seed = 7) =>
    runWith(projects, { chance: { seed, replicate: 0 } }).supply.map(
      ({ project: { id }, day, yieldShare }) => `${id} ${day} ${yieldShare}`,
    );

  it('stays within its bounds and belongs to one project and seed', () => {
    const one = drawn([project(open)]);
    expect(drawn([project(open), project({ ...open, id: 'P-2' })])).toContain(one[0]);
    expect(drawn([project(open)], 8)).not.toEqual(one);
    const { day, yieldShare } = runWith([project(open)], { chance: { seed: 7, replicate: 0 } })
      .supply[0]!;
    const due = isoDay('2026-02-28');
    expect(day >= due && day <= addDays(due, 60)).toBe(true);
    expect(yieldShare >= 6_000 && yieldShare <= 9_500).toBe(true);
  });

  it('comes on the first day when due before it, never when due after the end', () => {
    const early = project({ started: isoDay('2020-01-01') });
    const far = project({ id: 'P-2', leadMonths: 120 });
    const result = runWith([early, far]);
    expect(result.supply.map(({ project: { id }, day }) => [id, formatDay(day)])).toEqual([
      ['P-1', '2026-01-01'],
    ]);
  });
});
