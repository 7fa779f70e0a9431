import { describe, expect, it } from 'vitest';
import type { RunInput } from '../../src/engine/run-input.ts';
import type { QuotaMove } from '../../src/quota/move.ts';
import { type ListingPlan, planListing } from '../../src/stages/1-listing/plan.ts';
import { isoDay } from '../../src/units/day.ts';
import { ratio } from '../../src/units/ratio.ts';
import type { Deal } from '../../src/world/deal.ts';
import type { Opening } from '../../src/world/opening.ts';
import { deal, farmland, lotOf, OPENING, overrideOf, POLICY, withLots } from '../engine/fixture.ts';
import { briefLegs } from '../engine/posting-rows.ts';
import { fingerprint, smallWorld } from '../engine/small-world.ts';
import { seedBook } from '../rules/seed-book.ts';
import { codeOf } from '../thrown.ts';

const L2 = (holder: 'changsha' | 'zhuzhou' | 'xiangtan' | 'pool', areaM2: number, on = OPENING) =>
  withLots(holder, 'L2', areaM2 === 0 ? [] : [lotOf(`P-${holder}`, 'L2', holder, [areaM2])], on);

function listed(given: Partial<Deal>, input: Partial<RunInput> = {}) {
  const small = smallWorld(input);
  const plan = planListing(small.facts(deal(given)), small.view);
  expect(plan).toMatchObject({ ok: true });
  return { ...small, plan: plan as ListingPlan };
}

const handed = (moves: readonly QuotaMove[], ledger: string) =>
  moves.flatMap((move) =>
    move.action === 'trade' && move.lot.startsWith(ledger)
      ? [[move.from, move.to, move.amount.areaM2, move.priceFen]]
      : [],
  );
const legsOf = (plan: ListingPlan) =>
  briefLegs(plan.batch.entries.filter((e) => e.stage === 'quota').flatMap((e) => e.legs));

describe('where quota comes from', () => {
  it('uses its own and pays nobody', () => {
    const { plan } = listed({});
    expect(plan.batch.moves.map(({ action }) => action)).toEqual(Array(4).fill('reserve'));
    expect(legsOf(plan)).toEqual([]);
    expect([...plan.suppliedM2]).toEqual([['changsha', 6_000 + 3_000]]);
  });

  it('asks the named source first, and only for plan and replenishment quota', () => {
    const { plan } = listed({ quotaSource: 'zhuzhou' });
    expect(handed(plan.batch.moves, 'L2')).toEqual([['zhuzhou', 'changsha', 6_000, 90_000_000]]);
    expect(handed(plan.batch.moves, 'L4')).toEqual([['zhuzhou', 'changsha', 3_000, 103_950_000]]);
    expect(handed(plan.batch.moves, 'L1')).toEqual([]);
    expect(handed(plan.batch.moves, 'L7')).toEqual([]);
    expect([...plan.suppliedM2]).toEqual([['zhuzhou', 9_000]]);
  });

  it('pays what the pool sells to the home city of the lot', () => {
    const { plan } = listed({ quotaSource: 'pool' });
    expect(handed(plan.batch.moves, 'L4')).toEqual([['pool', 'changsha', 3_000, 103_950_000]]);
    const bought = [
      'changsha:general:2302103',
      'zhuzhou:general:1102103',
      103_950_000,
      'quota-settlement',
    ];
    expect(legsOf(plan)).toEqual([bought]);
  });

  it('pays the province for a pool lot that has no home among the cities', () => {
    const lot = lotOf('L4-afar', 'L4', 'elsewhere', [9_000, 9_000, 90_000]);
    const opening = withLots('pool', 'L4', [lot]);
    const { plan } = listed({ quotaSource: 'pool' }, { opening });
    expect(legsOf(plan)[0]![1]).toBe('hunan:general:1102103');
    expect([...plan.suppliedM2]).toEqual([['changsha', 6_000]]);
  });

  it('goes on to its own, the pool and the other cities in their order', () => {
    let opening: Opening = L2('xiangtan', 1_000);
    opening = L2('pool', 500, opening);
    opening = L2('changsha', 2_000, opening);
    opening = L2('zhuzhou', 2_500, opening);
    const { plan } = listed({ county: 'yuhu' }, { opening });
    const found = plan.batch.moves.flatMap((move) =>
      move.action === 'reserve' && move.lot.startsWith('P-')
        ? [[move.lot, move.amount.areaM2]]
        : [],
    );
    expect(found).toEqual([
      ['P-xiangtan', 1_000],
      ['P-pool', 500],
      ['P-changsha', 2_000],
      ['P-zhuzhou', 2_500],
    ]);
    const everyMove = plan.batch.moves.filter(({ action }) => action === 'trade');
    expect(everyMove).toHaveLength(3);
  });

  it('draws the oldest acceptance first, then by lot id', () => {
    const lots = [
      lotOf('L2-c', 'L2', 'changsha', [2_500], { accepted: '2025-06-01' }),
      lotOf('L2-b', 'L2', 'changsha', [2_500], { accepted: '2025-05-01' }),
      lotOf('L2-a', 'L2', 'changsha', [2_500], { accepted: '2025-06-01' }),
    ];
    const { plan } = listed({}, { opening: withLots('changsha', 'L2', lots) });
    const found = plan.batch.moves.flatMap((move) =>
      move.action === 'reserve' && move.lot.startsWith('L2')
        ? [[move.lot, move.amount.areaM2]]
        : [],
    );
    expect(found).toEqual([
      ['L2-b', 2_500],
      ['L2-a', 2_500],
      ['L2-c', 1_000],
    ]);
  });

  it('fills each dimension from whoever has it, never one with another', () => {
    const lots = [lotOf('L4-dry', 'L4', 'changsha', [3_000, 0, 650])];
    const { plan } = listed({}, { opening: withLots('changsha', 'L4', lots) });
    const [bought] = plan.batch.moves.filter(({ action }) => action === 'trade');
    expect(bought).toMatchObject({
      from: 'pool',
      amount: { areaM2: 0, paddyM2: 2_000, capacityKg: 4_000 },
      priceFen: 2_000 * 18_000 + 4_000 * 3_000,
    });
  });
});

describe('what a holder does not sell', () => {
  const keeping = (share: ReturnType<typeof ratio>) => ({
    ...POLICY,
    quota: { ...POLICY.quota, reserve: share },
  });
  const sellers = (areaM2: number) => L2('zhuzhou', 0, L2('xiangtan', 0, L2('changsha', areaM2)));

  it.each([
    [12_000, 6_000],
    [12_001, 6_000],
    [11_999, 5_999],
  ])('of %i m2 it keeps half, up to the m2', (areaM2, soldM2) => {
    const input = { policy: keeping(ratio(1, 2)), opening: sellers(areaM2) };
    const { view, facts } = smallWorld(input);
    const plan = planListing(facts(deal({ county: 'yuhu' })), view);
    if (soldM2 === 6_000) expect(plan.ok).toBe(true);
    else expect(plan).toMatchObject({ refusals: [{ code: 'annualPlanShort', found: soldM2 }] });
  });

  it('the pool keeps nothing back', () => {
    const opening = L2('pool', 6_000, sellers(0));
    const { plan } = listed({ county: 'yuhu' }, { policy: keeping(ratio(1)), opening });
    expect(handed(plan.batch.moves, 'P')).toEqual([['pool', 'xiangtan', 6_000, 90_000_000]]);
  });

  it('a city below its farmland target sells nothing, one at its target does', () => {
    const target = (areaM2: number) =>
      withLots('changsha', 'L5', [lotOf('T', 'L5', 'changsha', [areaM2])], sellers(6_000));
    const short = smallWorld({ opening: target(4_000_001) });
    const refused = planListing(short.facts(deal({ county: 'yuhu' })), short.view);
    expect(refused).toMatchObject({ refusals: [{ code: 'annualPlanShort', found: 0 }] });
    listed({ county: 'yuhu' }, { opening: target(4_000_000) });
    const rules = seedBook([overrideOf('export-gate', '0')]);
    listed({ county: 'yuhu' }, { opening: target(4_000_001), rules });
  });

  it('nobody sells where trade is off, though the deal names a source', () => {
    const policy = { ...POLICY, quota: { ...POLICY.quota, trade: false } };
    const { plan } = listed({ quotaSource: 'zhuzhou' }, { policy });
    expect(plan.batch.moves.every(({ action }) => action === 'reserve')).toBe(true);
  });
});

describe('delivery against payment', () => {
  it('quota and money move in one batch or not at all', () => {
    const { world, plan } = listed({ quotaSource: 'zhuzhou' });
    const before = fingerprint(world);
    const unpaid = { ...plan.batch, entries: plan.batch.entries.slice(0, 1) };
    expect(codeOf(() => world.commit(unpaid))).toBe('quota.deliveryAgainstPayment');
    const undelivered = { ...plan.batch, moves: [] };
    expect(codeOf(() => world.commit(undelivered))).toBe('quota.deliveryAgainstPayment');
    expect(fingerprint(world)).toEqual(before);
    world.commit(plan.batch);
    expect(world.quota.total('changsha', 'L4').reserved.areaM2).toBe(3_000);
  });

  it('a second deal cannot promise away the farmland a first one has been awarded', () => {
    const opening = withLots('changsha', 'L5', [lotOf('T', 'L5', 'changsha', [3_995_000])]);
    const { world, view, facts, plan } = listed({}, { opening });
    world.commit(plan.batch);
    const next = (areaM2: number) => deal({ id: 'D-2', farmland: farmland(areaM2) });
    expect(planListing(facts(next(2_000)), view).ok).toBe(true);
    expect(planListing(facts(next(2_001)), view)).toMatchObject({
      refusals: [{ code: 'redLineBreached', found: 3_994_999, expected: 3_995_000 }],
    });
  });

  it('bears the day it happens on, by the rules of its award day', () => {
    const { view, facts } = smallWorld();
    const day = isoDay('2026-03-05');
    const plan = planListing(facts(deal({ quotaSource: 'pool' })), view, day) as ListingPlan;
    const days = [...plan.batch.entries, ...plan.batch.moves].map((one) => one.day);
    expect(new Set(days)).toEqual(new Set([day]));
  });
});
