import { expect } from 'vitest';
import { quotaRecord } from '../../src/engine/quota-record.ts';
import { QUOTA_INVARIANTS } from '../../src/quota/invariants.ts';
import type { ListingPlan } from '../../src/stages/1-listing/plan.ts';
import type { Receipt } from '../../src/stages/2-collection/schedule.ts';
import type { SettlementProgress } from '../../src/stages/3-settlement/progress.ts';
import type { Obligation } from '../../src/stages/4-transfer/obligation.ts';
import type { Batch } from '../../src/world/batch.ts';
import type { Deal } from '../../src/world/deal.ts';
import type { City } from '../../src/world/party.ts';
import { START } from './fixture.ts';
import type { SmallWorld } from './small-world.ts';

/** How far a deal of the model has come. */
export interface Case {
  readonly deal: Deal;
  plan: ListingPlan | null;
  isSigned: boolean;
  due: Receipt[];
  waiting: Receipt[];
  progress: SettlementProgress | null;
  /** What Xiangtan has been given of its price. */
  givenFen: number;
}

/** The world under test, with what a run would remember between its planners. */
export interface Bench extends SmallWorld {
  readonly cases: readonly Case[];
  readonly batches: Batch[];
  owed: Obligation[];
  vouchers: number;
  /** How many deals have been settled to the last receipt. */
  settled: number;
}

/** The reference: what is where, in the plainest terms. */
export interface Model {
  escrowFen: number;
  clearingFen: number;
  /** Everything any party owns, all together. */
  settledFen: number;
  /** What is Xiangtan's in Changsha's treasury. */
  heldFen: number;
  readonly left: Record<string, number>;
  readonly farmlandM2: Record<City, number>;
  readonly stages: string[];
  /** Receipts still to come, and receipts waiting to be settled. */
  due: number;
  waiting: number;
}

export function openBench(small: SmallWorld, deals: readonly Deal[]): Bench {
  const cases = deals.map((deal) => ({
    deal,
    plan: null,
    isSigned: false,
    due: [],
    waiting: [],
    progress: null,
    givenFen: 0,
  }));
  return { ...small, cases, batches: [], owed: [], vouchers: 0, settled: 0 };
}

export function commit(bench: Bench, batch: Batch): void {
  bench.world.commit(batch);
  bench.batches.push(batch);
}

/** What must be true after every command. */
export function compare(model: Model, bench: Bench): void {
  const { world } = bench;
  const sums: Record<string, number> = { escrow: 0, clearing: 0, settled: 0, held: 0 };
  for (const { id, section, treasury, owner } of world.ledger.chart.accounts()) {
    const balance = world.ledger.volumes.balanceFen(id);
    if (treasury === null) continue;
    const kind = section === 'escrow' || section === 'clearing' ? section : 'settled';
    sums[kind]! += balance;
    if (owner !== treasury) sums['held']! += balance;
  }
  expect(sums).toEqual({
    escrow: model.escrowFen,
    clearing: model.clearingFen,
    settled: model.settledFen,
    held: model.heldFen,
  });
  for (const [key, left] of Object.entries(model.left)) {
    const [holder, ledger] = key.split(' ') as [City, 'L1'];
    expect(world.quota.available(holder, ledger).areaM2).toBe(left);
  }
  for (const city of ['changsha', 'zhuzhou', 'xiangtan'] as const) {
    expect(world.farmlandM2(city)).toBe(model.farmlandM2[city]);
  }
  world.verify();
  expectInvariants(bench);
}

/**
 * The invariants of quota over the whole record; but for the order of days, which the commands
 * leave out of account: they sign one deal before another is listed on an earlier day.
 */
function expectInvariants({ world, view, facts, cases }: Bench): void {
  const events = new Map([...world.quotaEvents()].map((event) => [event.id, event.first]));
  const approvals = cases.flatMap(({ deal, plan, isSigned }) => {
    if (plan === null) return [];
    const { awarded, newAreaM2, taken } = facts(deal);
    const at = events.get(`listing/${deal.id}`)!;
    const { id, city, basicFarmlandM2 } = deal;
    const land = { newAreaM2, taken, basicFarmlandM2 };
    const days = { awarded, day: awarded, at };
    return [{ deal: id, city, ...days, ...land, ...plan.terms, signed: isSigned }];
  });
  const record = quotaRecord(world, view.rules, START, approvals, []);
  for (const { name, problems } of QUOTA_INVARIANTS) {
    if (name !== 'I-15.monotoneTime') expect([name, problems(record)]).toEqual([name, []]);
  }
}
