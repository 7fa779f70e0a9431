import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import type { QuotaMove } from '../../src/quota/move.ts';
import { vector } from '../../src/quota/vector.ts';
import { type ListingPlan, planListing } from '../../src/stages/1-listing/plan.ts';
import { formatDay, isoDay } from '../../src/units/day.ts';
import type { Deal } from '../../src/world/deal.ts';
import { GATE_BY_LAW, type GatePolicy } from '../../src/world/policy.ts';
import {
  deal,
  farmland,
  fixture,
  lotOf,
  OPENING,
  overrideOf,
  POLICY,
  wanPerMu,
  withLots,
} from '../engine/fixture.ts';
import { smallWorld } from '../engine/small-world.ts';
import { seedBook } from '../rules/seed-book.ts';

const kept = (gate: Partial<GatePolicy>, quota: Partial<RunInput['policy']['quota']> = {}) => ({
  ...POLICY,
  quota: { ...POLICY.quota, ...quota, gate: { ...GATE_BY_LAW, ...gate } },
});

function drawnBy(given: Partial<Deal>, input: Partial<RunInput> = {}) {
  const small = smallWorld(input);
  const plan = planListing(small.facts(deal(given)), small.view) as ListingPlan;
  expect(plan).toMatchObject({ ok: true });
  const drawn = plan.batch.moves.flatMap((move: QuotaMove) =>
    move.action === 'reserve' ? [[small.world.quota, move] as const] : [],
  );
  small.world.commit(plan.batch);
  return drawn.map(([book, { lot, amount }]) => [book.lot(lot)!.ledger, amount]);
}

const NEW = vector(6_000);
const TAKEN = vector(3_000, 2_000, 4_650);
const CAP = ['L7', vector(3_000)];

describe('old and new regime', () => {
  const before = { awarded: isoDay('2024-12-31'), signed: isoDay('2026-01-05') };
  const rules = seedBook([overrideOf('contract-deadline', '9999')]);

  it('by law the cap begins with the awards of 2025', () => {
    const three = [
      ['L1', NEW],
      ['L2', NEW],
      ['L4', TAKEN],
    ];
    expect(drawnBy(before, { rules })).toEqual(three);
    const after = { ...before, awarded: isoDay('2025-01-01') };
    expect(drawnBy(after, { rules })).toEqual([...three, CAP]);
  });

  it('a scenario may set another date', () => {
    const regimes = [
      { from: isoDay('2020-01-01'), regime: 'threeIndex' as const },
      { from: isoDay('2026-03-02'), regime: 'occupationCap' as const },
    ];
    const policy = kept({ regimes });
    expect(drawnBy({}, { policy })).toContainEqual(CAP);
    const day = isoDay('2026-03-01');
    expect(drawnBy({ awarded: day }, { policy })).not.toContainEqual(CAP);
  });

  it('paddy need not be made good by paddy where the switch is off', () => {
    const policy = kept({ paddyForPaddy: false });
    expect(drawnBy({}, { policy })).toContainEqual(['L4', vector(3_000, 0, 4_650)]);
  });
});

describe('a linkage batch', () => {
  const opening = withLots('changsha', 'L3', [
    lotOf('L3-cs', 'L3', 'ningxiang', [9_000, 5_000, 9_000]),
  ]);

  it('draws on L3 in the place of plan and replenishment quota', () => {
    expect(drawnBy({ linkage: true }, { opening })).toEqual([
      ['L1', NEW],
      ['L3', vector(6_000, 2_000, 4_650)],
      CAP,
    ]);
    const result = run(fixture({ opening, deals: [deal({ linkage: true })] }));
    expect(result.deals[0]!.outcome).toBe('settled');
    expect(result.record.approvals[0]).toMatchObject({ linkage: true, signed: true });
  });

  it('buys L3 only where it has a posted price', () => {
    const elsewhere = withLots('zhuzhou', 'L3', [
      lotOf('L3-zz', 'L3', 'liling', [9_000, 5_000, 9_000]),
    ]);
    const unpriced = smallWorld({ opening: elsewhere });
    const linked = deal({ linkage: true });
    expect(planListing(unpriced.facts(linked), unpriced.view)).toMatchObject({
      refusals: [
        { code: 'linkageSurplusShort', found: 0, expected: 6_000 },
        { code: 'linkagePaddyShort' },
        { code: 'linkageCapacityShort' },
      ],
    });
    const prices = { ...POLICY.quota.prices, L3: wanPerMu(20) };
    const priced = smallWorld({ opening: elsewhere, policy: kept({}, { prices }) });
    const plan = planListing(priced.facts(linked), priced.view) as ListingPlan;
    const [trade] = plan.batch.moves.filter(({ action }) => action === 'trade');
    // 6,000 m² are 9 mu at 20 万元.
    expect(trade).toMatchObject({ from: 'zhuzhou', to: 'changsha', priceFen: 180_000_000 });
  });
});

describe('lots that go together', () => {
  const two = withLots('changsha', 'L4', [
    lotOf('wet', 'L4', 'liuyang', [4_000, 4_000, 4_000]),
    lotOf('rich', 'L4', 'ningxiang', [4_000, 0, 8_000]),
  ]);

  it('waste what a bundled draw takes beyond the need', () => {
    const policy = kept({ bundled: true });
    // First rich, by id: 4,650 kg and 3,000 m² take three quarters of it; then wet for paddy.
    expect(drawnBy({}, { opening: two, policy }).slice(2, 4)).toEqual([
      ['L4', vector(3_000, 0, 6_000)],
      ['L4', vector(2_000, 2_000, 2_000)],
    ]);
    expect(drawnBy({}, { opening: two }).slice(2, 4)).toEqual([
      ['L4', vector(3_000, 0, 4_650)],
      ['L4', vector(0, 2_000, 0)],
    ]);
  });

  it('sell whole or not at all where they are listed so', () => {
    const whole = { ...lotOf('whole', 'L2', 'zhuzhou', [7_000]), whole: true };
    let opening = withLots('zhuzhou', 'L2', [whole]);
    opening = withLots('changsha', 'L2', [], opening);
    const { world, view, facts } = smallWorld({ opening, policy: kept({}) });
    const plan = planListing(facts(deal()), view) as ListingPlan;
    world.commit(plan.batch);
    expect(world.quota.total('zhuzhou', 'L2').available.areaM2).toBe(0);
    const { available, reserved } = world.quota.total('changsha', 'L2');
    expect([available.areaM2, reserved.areaM2]).toEqual([1_000, 6_000]);
    const [trade] = plan.batch.moves.filter(({ action }) => action === 'trade');
    expect(trade).toMatchObject({ amount: vector(7_000), priceFen: 105_000_000 });
  });
});

describe('promised replenishment', () => {
  const few = lotOf('few', 'L4', 'liuyang', [2_800, 2_000, 4_650]);
  const more = lotOf('more', 'L4', 'liuyang', [5_000, 500, 1_000], { accepted: '2026-05-01' });
  const lots = (...held: (typeof few)[]) => withLots('changsha', 'L4', held);
  const policy = kept({ commitments: true }, { trade: false });
  const rules = seedBook([overrideOf('commitment-months', '1')]);
  const later = (id: string, day: string) =>
    deal({ id, awarded: isoDay(day), signed: isoDay(day), farmland: farmland(100) });

  it('lets a deal pass, names its due day and is made good when quota comes', () => {
    const result = run(fixture({ opening: lots(few, more), policy, deals: [deal()] }));
    const [made, kept2] = [...result.quota.moves()].filter(
      ({ action }) => action === 'promise' || action === 'fulfil',
    );
    expect(made).toMatchObject({ action: 'promise', amount: vector(200), guarantor: 'changsha' });
    expect(formatDay((made as { due: number }).due as never)).toBe('2027-03-02');
    expect(kept2).toMatchObject({ action: 'fulfil', amount: vector(200) });
    expect(formatDay(kept2!.day)).toBe('2026-05-01');
    expect(result.quota.commitments().owed('changsha')).toEqual(vector(0));
    expect(result.quota.total('changsha', 'L4').used.areaM2).toBe(3_000);
  });

  it('blocks the city while it is overdue, to the day', () => {
    const deals = [deal(), later('D-2', '2026-04-02'), later('D-3', '2026-04-03')];
    const spare = lotOf('spare', 'L4', 'liuyang', [0, 0, 500], { accepted: '2026-03-20' });
    const tight = { opening: lots(few, spare, more), policy, rules };
    const result = run(fixture({ ...tight, deals: [...deals, later('D-4', '2026-05-04')] }));
    // D-2 promises another 100 m², still within a fifth of what the city was given.
    expect(result.deals.map(({ outcome }) => outcome)).toEqual([
      'settled',
      'settled',
      'refused',
      'settled',
    ]);
    expect(result.deals[2]!.refusals[0]).toEqual({
      ...{ code: 'commitmentOverdue', rule: 'commitment-months' },
      ...{ found: 200, expected: 0, unit: 'm2' },
    });
  });

  it('is bought on its due day where somebody sells', () => {
    const buying = kept({ commitments: true }, { trade: true });
    let opening = lots(few);
    for (const holder of ['zhuzhou', 'xiangtan', 'pool'] as const) {
      opening = withLots(holder, 'L4', [], opening);
    }
    const late = lotOf('late', 'L4', 'liling', [500, 0, 0], { accepted: '2026-03-20' });
    opening = withLots('zhuzhou', 'L4', [late], opening);
    const result = run(fixture({ opening, policy: buying, rules, deals: [deal()] }));
    const trade = result.quota.moves().find(({ action }) => action === 'trade')!;
    expect(formatDay(trade.day)).toBe('2026-04-02');
    expect(trade).toMatchObject({ from: 'zhuzhou', amount: vector(200), deal: 'D-1' });
  });

  it('does not touch what the opening books hold', () => {
    expect(OPENING.lots.some(({ lot }) => lot.id === 'few')).toBe(false);
  });
});
