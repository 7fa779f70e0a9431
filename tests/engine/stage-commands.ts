import fc from 'fast-check';
import { expect } from 'vitest';
import { compileSharing } from '../../src/rules/sharing.ts';
import { DEPOSIT_ACCOUNT, planListing } from '../../src/stages/1-listing/plan.ts';
import { planContract } from '../../src/stages/2-collection/contract.ts';
import { planTax } from '../../src/stages/2-collection/pay-tax.ts';
import { planReceipt, priceCode } from '../../src/stages/2-collection/receive.ts';
import { scheduleReceipts } from '../../src/stages/2-collection/schedule.ts';
import { taxesDue } from '../../src/stages/2-collection/taxes.ts';
import type { Entitlement } from '../../src/stages/3-settlement/outflow.ts';
import { planSettlement } from '../../src/stages/3-settlement/plan.ts';
import { startSettlement } from '../../src/stages/3-settlement/progress.ts';
import { closeYear } from '../../src/stages/3-settlement/year-end.ts';
import { planBooking } from '../../src/stages/4-transfer/book.ts';
import type { Obligation } from '../../src/stages/4-transfer/obligation.ts';
import { type Day, isoDay } from '../../src/units/day.ts';
import { fen, ZERO_FEN } from '../../src/units/fen.ts';
import { castOf } from '../../src/world/cast.ts';
import type { Deal } from '../../src/world/deal.ts';
import { type City, partyRank } from '../../src/world/party.ts';
import { fingerprint } from './small-world.ts';

import { type Bench, commit, compare, type Model } from './stage-bench.ts';

type Command = fc.Command<Model, Bench>;

const DAY = isoDay('2026-06-30');

function command(
  name: string,
  check: (model: Model) => boolean,
  run: (model: Model, bench: Bench) => void,
): Command {
  return {
    check,
    run: (model, bench) => {
      run(model, bench);
      compare(model, bench);
    },
    toString: () => name,
  };
}

const newM2 = (deal: Deal) => deal.areaM2 - deal.stockAreaM2;
const takenM2 = (deal: Deal) => deal.farmland!.areaM2;

function listDeal(i: number, deals: readonly Deal[]): Command {
  const deal = deals[i]!;
  const needs: [string, number][] = [
    [`${deal.city} L1`, newM2(deal)],
    [`${deal.city} L2`, newM2(deal)],
    [`${deal.city} L4`, takenM2(deal)],
    [`${deal.city} L7`, takenM2(deal)],
  ];
  return command(
    `list ${i}`,
    (m) => m.stages[i] === '',
    (m, bench) => {
      const before = fingerprint(bench.world);
      const plan = planListing(bench.facts(deal), bench.view);
      const passes = needs.every(([key, need]) => m.left[key]! >= need);
      expect(plan.ok).toBe(passes);
      m.stages[i] = passes ? 'listed' : 'refused';
      if (!plan.ok) {
        expect(fingerprint(bench.world)).toEqual(before);
        return;
      }
      commit(bench, plan.batch);
      bench.cases[i]!.plan = plan;
      for (const [key, need] of needs) m.left[key]! -= need;
      m.escrowFen += Math.round(deal.priceFen! / 5);
    },
  );
}

/** The n-th of those that fit, counted around; there is at least one. */
function nth<T>(all: readonly T[], fits: (one: T) => boolean, n: number): T {
  const some = all.filter(fits);
  return some[n % some.length]!;
}

function sign(n: number): Command {
  return command(
    `sign ${n}`,
    (m) => m.stages.includes('listed'),
    (m, bench) => {
      const one = nth(bench.cases, ({ plan, isSigned }) => plan !== null && !isSigned, n);
      const facts = bench.facts(one.deal);
      commit(bench, planContract(facts, one.plan!.batch.moves));
      one.due = scheduleReceipts(facts, one.plan!.depositFen, bench.view);
      one.progress = startSettlement(facts, bench.view);
      one.isSigned = true;
      m.stages[bench.cases.indexOf(one)] = 'signed';
      m.due += one.due.length;
      m.farmlandM2[one.deal.city] -= takenM2(one.deal);
    },
  );
}

function receive(n: number): Command {
  return command(
    `receive ${n}`,
    (m) => m.due > 0,
    (m, bench) => {
      const one = nth(bench.cases, ({ due }) => due.length > 0, n);
      const receipt = one.due.shift()!;
      const facts = bench.facts(one.deal);
      commit(bench, planReceipt(facts, receipt, one.deal.landParty, DEPOSIT_ACCOUNT));
      one.waiting.push(receipt);
      m.due -= 1;
      m.waiting += 1;
      m.clearingFen += receipt.amountFen;
      if (receipt.fromDeposit) m.escrowFen -= receipt.amountFen;
    },
  );
}

function settle(n: number): Command {
  return command(
    `settle ${n}`,
    (m) => m.waiting > 0,
    (m, bench) => {
      const one = nth(bench.cases, ({ waiting }) => waiting.length > 0, n);
      const receipt = one.waiting.shift()!;
      m.waiting -= 1;
      const facts = bench.facts(one.deal);
      const { landParty, priceFen } = one.deal;
      const sharing = compileSharing(
        bench.view.policy.sharing.rule,
        castOf(one.deal, one.plan!.suppliedM2),
        partyRank,
      );
      const settled = { ...receipt, treasury: landParty, code: priceCode(facts) };
      const plan = planSettlement(facts, settled, DAY, one.progress!, sharing, bench.view);
      one.progress = plan.progress;
      commit(bench, plan.batch);
      for (const { owner, section, code, amountFen } of plan.entitlements) {
        bench.owed.push(obligation(bench, one.deal, { owner, section, code, amountFen }));
      }
      const held = plan.entitlements.reduce((sum, { amountFen }) => sum + amountFen, 0);
      m.clearingFen -= receipt.amountFen;
      m.settledFen += receipt.amountFen;
      m.heldFen += held;
      one.givenFen += held;
      // Two fifths of the gross price are Xiangtan's, to the fen once the last is settled.
      if (!receipt.last) return;
      bench.settled += 1;
      expect(Math.abs(one.givenFen - (priceFen! * 2) / 5)).toBeLessThan(1);
    },
  );
}

/** What the entry just committed left in the land's treasury for somebody else. */
function obligation({ world }: Bench, deal: Deal, entitled: Entitlement): Obligation {
  return {
    ...entitled,
    holder: deal.landParty,
    deal: deal.id,
    entry: world.ledger.journal.length,
    receipt: deal.id,
    landParty: deal.landParty,
    regime: 'T-A',
    since: DAY,
    received: DAY,
  };
}

function payTaxes(n: number): Command {
  return command(
    `tax ${n}`,
    (m) => m.stages.includes('signed'),
    (m, bench) => {
      const one = nth(bench.cases, ({ isSigned }) => isSigned, n);
      const facts = bench.facts(one.deal);
      const receipts = scheduleReceipts(facts, one.plan!.depositFen, bench.view);
      for (const due of taxesDue(facts, receipts, false, bench.view)) {
        const plan = planTax(facts, due, castOf(one.deal, new Map()), bench.view);
        const isNew = bench.batches.every(({ id }) => id !== plan.batch.id);
        commit(bench, plan.batch);
        if (isNew) m.settledFen += due.amountFen;
      }
    },
  );
}

function bookTransfer(): Command {
  return command(
    'transfer',
    (m) => m.heldFen !== 0,
    (m, bench) => {
      const byHolder = new Map<string, Obligation[]>();
      for (const one of bench.owed) {
        byHolder.set(one.holder, [...(byHolder.get(one.holder) ?? []), one]);
      }
      for (const [holder, obligations] of byHolder) {
        bench.vouchers += 1;
        const order = {
          voucher: String(bench.vouchers).padStart(8, '0'),
          regime: 'T-A' as const,
          holder,
          owner: 'xiangtan',
          to: 'xiangtan',
          obligations,
        };
        commit(bench, planBooking(order, DAY));
      }
      bench.owed = [];
      m.heldFen = 0;
    },
  );
}

/** Trues a year up whose earmarks were too high by `overFen`: money moves within the parties. */
function closeCity(city: City, year: number, overFen: number): Command {
  return command(
    `year ${city} ${year} ${overFen}`,
    () => true,
    (_, bench) => {
      const cash = {
        party: city,
        year,
        receiptsFen: ZERO_FEN,
        costsPaidFen: ZERO_FEN,
        carriedFen: ZERO_FEN,
        provisional: new Map([['irrigation' as const, fen(overFen)]]),
        remitted: new Map(),
        ruralFen: fen(0),
      };
      const day = isoDay(`${year}-12-31`);
      const { batch } = closeYear(cash, day, bench.view.policy, bench.view.rules);
      if (batch !== null) commit(bench, batch);
    },
  );
}

function duplicate(at: number): Command {
  return command(
    `again ${at}`,
    () => true,
    (_, bench) => {
      const batch = bench.batches[at % Math.max(1, bench.batches.length)];
      if (batch === undefined) return;
      const before = fingerprint(bench.world);
      const numbers = bench.world.commit(batch);
      expect(numbers).toHaveLength(batch.entries.length);
      expect(fingerprint(bench.world)).toEqual(before);
    },
  );
}

function closePeriod(): Command {
  return command(
    'close',
    () => true,
    (m, { world }) => {
      const state = world.close(DAY as Day);
      expect(state.farmlandM2).toEqual(m.farmlandM2);
      const all = Object.values(state.treasuries).flatMap((owners) => Object.values(owners));
      const inside = m.escrowFen + m.clearingFen + m.settledFen;
      expect(all.reduce((sum, one) => sum + one, 0)).toBe(inside);
    },
  );
}

/** Commands over a handful of deals, in any order and any number. */
export function anyCommands(deals: readonly Deal[]): fc.Arbitrary<Iterable<Command>> {
  const index = fc.nat({ max: deals.length - 1 });
  const listings = index.map((i) => listDeal(i, deals));
  const contracts = index.map((n) => sign(n));
  const receipts = index.map((i) => receive(i));
  const settlements = index.map((i) => settle(i));
  const years = fc
    .tuple(
      fc.constantFrom('changsha' as const, 'zhuzhou' as const),
      fc.integer({ min: 2026, max: 2030 }),
      fc.integer({ min: 0, max: 1_000_000 }),
    )
    .map(([city, year, over]) => closeCity(city, year, over));
  // What a deal needs several times stands there several times.
  const often = [listings, contracts, receipts, receipts, receipts, settlements, settlements];
  const rare = [
    index.map((i) => payTaxes(i)),
    fc.constant(bookTransfer()),
    years,
    fc.nat({ max: 50 }).map((at) => duplicate(at)),
    fc.constant(closePeriod()),
  ];
  return fc.commands([...often, ...rare], { maxCommands: 90, size: 'max' });
}
