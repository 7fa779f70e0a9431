import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import type { Lot } from '../../src/quota/lot.ts';
import { planAcceptance } from '../../src/stages/1-listing/accept-supply.ts';
import { planListing } from '../../src/stages/1-listing/plan.ts';
import { planProtection } from '../../src/stages/1-listing/protect.ts';
import { squareMetre } from '../../src/units/area.ts';
import { type Day, isoDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { ratio } from '../../src/units/ratio.ts';
import type { Deal } from '../../src/world/deal.ts';
import type { Opening } from '../../src/world/opening.ts';
import type { ProtectionOrder } from '../../src/world/protection.ts';
import type { Refusal } from '../../src/world/refusal.ts';
import type { SupplyProject } from '../../src/world/supply-project.ts';
import { brokenBy } from '../thrown.ts';
import { deal, fixture, lotOf, OPENING, POLICY, START, withLots } from './fixture.ts';
import { fingerprint, type SmallWorld, smallWorld } from './small-world.ts';

function order(more: Partial<ProtectionOrder> = {}): ProtectionOrder {
  return {
    ...{ id: 'PT', ledger: 'L5', from: 'changsha', to: 'zhuzhou', areaM2: ratio(900) },
    ...{ document: 'doc', start: START, years: 1, parcels: [{ id: 'field', areaM2: 900 }] },
    ...more,
  };
}

function project(more: Partial<SupplyProject> = {}): SupplyProject {
  return {
    ...{ id: 'P-1', kind: 'reclamation', city: 'changsha', origin: 'liuyang', document: 'doc' },
    ...{ started: isoDay('2025-01-01'), leadMonths: 0, delayDays: 0, yieldFrom: 10_000 },
    ...{ yieldTo: 10_000, areaM2: 1_000, paddyM2: 0, grade: 9, gradeBefore: null, lessM2: 0 },
    ...{ parcels: ['field'], costFen: fen(0) },
    ...more,
  };
}

function replacing(parcels: readonly string[], more: Partial<Deal> = {}): Deal {
  const designated = {
    document: '国土资函',
    areaM2: squareMetre(1_000),
    grade: 5,
    slopeDegrees: 6,
  };
  const basicReplacement = { ...designated, parcels };
  return deal({ basicFarmlandM2: squareMetre(1_000), basicReplacement, ...more });
}

const numbers = (refusals: readonly Refusal[]) =>
  refusals.map(({ code, found, expected, unit }) => [code, found, expected, unit]);

/** What a plan that must be refused gives, with nothing moved by it. */
function refusedIn(
  { world }: SmallWorld,
  plan: () => { readonly ok: boolean; readonly refusals?: readonly Refusal[] },
) {
  const before = fingerprint(world);
  const answer = plan();
  expect([answer.ok, fingerprint(world)]).toEqual([false, before]);
  return numbers(answer.refusals!);
}

describe('a lot that cannot be is refused by code and moves nothing', () => {
  const sound = lotOf('new', 'L4', 'liuyang', [10, 5, 60]);
  it.each<[string, Partial<Lot>, string, object]>([
    ['without a document', { document: '' }, 'quota.noDocument', { lot: 'new' }],
    ['of grade 16', { grade: 16 }, 'quota.grade', { lot: 'new', grade: 16 }],
    ['of grade 0', { grade: 0 }, 'quota.grade', { lot: 'new', grade: 0 }],
    [
      'with a negative dimension',
      { minted: { areaM2: 10, paddyM2: -1, capacityKg: 60 } },
      'quota.mint',
      { lot: { ...sound, minted: { areaM2: 10, paddyM2: -1, capacityKg: 60 } } },
    ],
  ])('%s', (_, more, code, details) => {
    const { world } = smallWorld();
    const before = fingerprint(world);
    const mint = (lot: Lot) => ({
      ...{ action: 'mint' as const, day: START, rule: 'farmland-balance', deal: '', lot },
      holder: 'changsha',
    });
    // The sound lot before it goes down with it.
    const moves = [mint({ ...sound, id: 'first' }), mint({ ...sound, ...more })];
    const batch = { id: 'mint/new', entries: [], moves, farmland: [] };
    const error = brokenBy(() => world.commit(batch));
    expect([error.code, error.details]).toEqual([code, details]);
    expect(fingerprint(world)).toEqual(before);
  });

  it('a project of which less than nothing comes', () => {
    const small = smallWorld();
    const less = project({ kind: 'linkage', areaM2: 100, lessM2: 101 });
    const plan = () => planAcceptance(less, 10_000, START, small.view);
    expect(refusedIn(small, plan)).toEqual([['supplyNegative', -1, 0, 'm2']]);
  });
});

describe('what may not change hands is refused by code and moves nothing', () => {
  it('plan quota a fen per m² above the ceiling', () => {
    const prices = { ...POLICY.quota.prices, L2: ratio(60_001) };
    const policy = { ...POLICY, quota: { ...POLICY.quota, prices } };
    const small = smallWorld({ policy, opening: withLots('changsha', 'L2', []) });
    const plan = () => planListing(small.facts(deal()), small.view);
    expect(refusedIn(small, plan)).toEqual([
      ['quotaPriceOutsideBand', 40_000_667, 40_000_000, 'fen'],
    ]);
  });

  it('a target that would put the taking city a square metre below its floor', () => {
    const held = withLots('zhuzhou', 'L5', [lotOf('T', 'L5', 'zhuzhou', [3_999_101])]);
    const small = smallWorld({ opening: held });
    const plan = () => planProtection(order(), START, small.view);
    expect(refusedIn(small, plan)).toEqual([['protectionTakerShort', 899, 900, 'm2']]);
  });
});

describe('land is used once: the second use is refused by code and moves nothing', () => {
  const designated = (parcels: string[]): SmallWorld => {
    const small = smallWorld();
    const farmland = [{ city: 'zhuzhou' as const, deltaM2: 0, designated: parcels }];
    small.world.commit({ id: 'designated', entries: [], moves: [], farmland });
    return small;
  };
  const made = (): SmallWorld =>
    smallWorld({
      opening: withLots('pool', 'L4', [
        { ...lotOf('made', 'L4', 'youxian', [40_000, 40_000, 60_000]), parcels: ['field'] },
      ]),
    });
  const plans: readonly [
    string,
    (small: SmallWorld) => () => { ok: boolean; refusals?: readonly Refusal[] },
    string,
  ][] = [
    [
      'a replacement of basic farmland',
      ({ view, facts }) =>
        () =>
          planListing(facts(replacing(['field', 'other'])), view),
      'replacementParcelUsed',
    ],
    [
      'a moved target',
      ({ view }) =>
        () =>
          planProtection(order(), START, view),
      'protectionParcelUsed',
    ],
    [
      'a project',
      ({ view }) =>
        () =>
          planAcceptance(project(), 10_000, START, view),
      'supplyParcelUsed',
    ],
  ];

  it.each(plans)('%s on a parcel that is protected for another purpose', (_, plan, code) => {
    const small = designated(['field']);
    expect(refusedIn(small, plan(small))).toEqual([[code, 1, 0, 'count']]);
  });

  it.each(plans)('%s on a parcel that quota was made from', (_, plan, code) => {
    const small = made();
    expect(refusedIn(small, plan(small))).toEqual([[code, 1, 0, 'count']]);
  });

  const runOf = (
    deals: readonly Deal[],
    opening: Opening = OPENING,
    more: Partial<RunInput> = {},
  ) => run(fixture({ deals, opening, ...more }));
  const later = (day: string): Partial<Deal> => ({
    ...{ id: 'D-2', awarded: isoDay(day), signed: isoDay(day) as Day },
  });

  it('two deals name one parcel: the first has it', () => {
    const result = runOf([replacing(['r-1']), replacing(['r-2', 'r-1'], later('2026-05-06'))]);
    expect(result.deals.map(({ outcome }) => outcome)).toEqual(['settled', 'refused']);
    expect(numbers(result.deals[1]!.refusals)).toEqual([['replacementParcelUsed', 1, 0, 'count']]);
    const ofSecond = result.quota.moves().filter((move) => move.deal === 'D-2');
    expect([ofSecond, result.history.at(-1)!.farmlandM2.changsha]).toEqual([[], 3_997_000]);
  });

  it('a parcel that carries a moved target is free again when the target goes back', () => {
    const opening = { ...OPENING, protection: [order({ start: isoDay('2026-02-02') })] };
    const during = runOf([replacing(['field'])], opening);
    expect(during.protection[0]!.refusals).toEqual([]);
    expect(numbers(during.deals[0]!.refusals)).toEqual([['replacementParcelUsed', 1, 0, 'count']]);
    const after = runOf([replacing(['field'], later('2027-03-01'))], opening);
    expect(after.deals[0]!.refusals).toEqual([]);
  });
});
