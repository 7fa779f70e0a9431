import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ledger } from '../../src/ledger/ledger.ts';
import { squareMetre } from '../../src/units/area.ts';
import { addDays } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { ratio } from '../../src/units/ratio.ts';
import type { Deal } from '../../src/world/deal.ts';
import { FAULT_CODES, type FaultCode, type Faults } from '../../src/world/fault.ts';
import type { Policy } from '../../src/world/policy.ts';
import { CODES, deal, POLICY, RULES, START, shared } from '../engine/fixture.ts';
import { keptFen, partKept } from '../oracle/kept-money.ts';
import { RUNS } from '../replay.ts';
import { Bench } from './bench.ts';
import { AWAITED, anyCommands, type Progress } from './commands.ts';

const CASES = 60;

/** The swarm: which faults exist in a run, drawn anew each time, each as likely there as not. */
const anySwarm: fc.Arbitrary<Faults> = fc
  .tuple(
    fc.subarray<FaultCode>([...FAULT_CODES]),
    fc.constantFrom(ratio(1, 3), ratio(2, 3), ratio(1)),
  )
  .map(([codes, rate]) => ({
    rates: Object.fromEntries(codes.map((code) => [code, rate])),
    scripted: [],
  }));

const anyDeals: fc.Arbitrary<Deal[]> = fc
  .array(
    fc.record({
      county: fc.constantFrom('yuhua', 'lusong', 'yuetang'),
      signedAfter: fc.integer({ min: 10, max: 500 }),
      priceFen: fc.integer({ min: 10_000_000_000, max: 20_000_000_000 }),
      collectingTreasury: fc.constantFrom(null, 'changsha', 'zhuzhou', 'xiangtan'),
      instalments: fc.constantFrom([], [6, 1, 3]),
      greenHeart: fc.constantFrom('none', 'zone'),
    }),
    { minLength: 1, maxLength: 3, size: 'max' },
  )
  .map((list) =>
    list.map(({ county, signedAfter, priceFen, collectingTreasury, instalments, greenHeart }, i) =>
      deal({
        id: `D-${i + 1}`,
        county,
        areaM2: squareMetre(10_000),
        priceFen: fen(priceFen),
        instalmentsFen: instalments.map((tenth) => fen(Math.floor((priceFen * tenth) / 10))),
        awarded: addDays(START, signedAfter - 5),
        signed: addDays(START, signedAfter),
        collectingTreasury: collectingTreasury as 'changsha',
        greenHeart: greenHeart as 'none',
      }),
    ),
  );

const LIMITED: Policy['sharing'] = {
  base: 'netProceeds',
  rule: {
    kind: 'cap',
    limits: [{ party: 'collecting', amountFen: fen(900_000_000) }],
    over: 'run',
    excessTo: 'hunan',
    rule: shared({ land: '60%', collecting: '40%' }).rule,
  },
};

const anyPolicy: fc.Arbitrary<Policy> = fc
  .record({
    regime: fc.constantFrom('T-A', 'T-B', 'T-B', 'T-C'),
    netting: fc.constantFrom('none', 'bilateral', 'multilateral'),
    sharing: fc.constantFrom(
      shared({ land: '1/2', xiangtan: '1/3', collecting: '1/6' }),
      shared({ land: '3/5', zhuzhou: '2/5' }, 'grossReceipts'),
      LIMITED,
    ),
    greenHeart: fc.boolean(),
  })
  .map(({ regime, netting, sharing, greenHeart }) => ({
    ...POLICY,
    sharing,
    greenHeart: { enabled: greenHeart, base: 'grossReceipts' as const },
    transfer: {
      regimes: [{ from: START, regime: regime as 'T-B' }],
      authorised: regime === 'T-A' ? {} : { [regime]: START },
      netting: netting as 'none',
    },
  }));

/** What stays of an undone deal beside forfeits and late fees: taxes due all the same. */
const STAYS = /:(?:10111|10118|10119|reclamation-fee)(?::|$)/;

/** A ledger made from nothing but the journal of another. */
function replayed({ world }: Bench): Map<string, number> {
  const ledger = new Ledger((code) => CODES.get(code) ?? null, RULES.fresh().crossings());
  const { journal, pathOf } = world.ledger;
  for (const { day, stage, deal: id, memo, legs } of journal.entries()) {
    const named = legs.map((leg) => ({ ...leg, from: pathOf(leg.from), to: pathOf(leg.to) }));
    ledger.post({ day, stage, deal: id, memo, legs: named });
  }
  const accounts = ledger.chart.accounts().filter(({ treasury }) => treasury !== null);
  const all = accounts.map(({ id, path }) => [path, ledger.volumes.balanceFen(id)] as const);
  return new Map(all.filter(([, held]) => held !== 0));
}

/** How often each thing really happened, in one line. */
function told(what: string, counts: ReadonlyMap<string, number>): string {
  const parts = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map((one) => one.join(' '));
  return `${what}: ${parts.join(', ')}\n`;
}

describe('receipts, settlements and vouchers against a small reference', () => {
  it('M1 M2 M3 M4 M5 M6 M7 agree after every step, whichever faults there are', () => {
    const commands = new Map<string, number>();
    const faults = new Map<FaultCode, number>();
    let undone = 0;
    const property = fc.property(
      anyDeals,
      anyPolicy,
      anySwarm,
      fc.nat({ max: 1000 }),
      anyCommands,
      (deals, policy, swarm, seed, list) => {
        let bench = new Bench({ deals, policy, faults: swarm, seed });
        fc.modelRun(() => {
          bench = new Bench({ deals, policy, faults: swarm, seed });
          return { model: { isOver: false } satisfies Progress, real: bench };
        }, list);
        // To the end: nothing is open any more, so nobody holds another's money (M6).
        for (let n = 0; bench.turn(n % 7); n += 1);
        expect(bench.reference.openVouchers).toBe(0);
        bench.checkShares();
        bench.world.verify();
        expect(replayed(bench)).toEqual(bench.balances());
        for (const [what, times] of bench.done) {
          commands.set(what, (commands.get(what) ?? 0) + times);
        }
        for (const { fault } of bench.office.incidents.all()) {
          faults.set(fault, (faults.get(fault) ?? 0) + 1);
        }
        if (bench.runners.some((one) => one.outcome().outcome !== 'rescinded')) return;
        // M5: all deals are undone.
        undone += 1;
        const { rest, keptFen: lies } = partKept(bench.balances());
        expect(rest.filter(([path]) => !STAYS.test(path))).toEqual([]);
        expect(lies).toBe(keptFen(bench.world.ledger));
      },
    );
    fc.assert(property, { numRuns: RUNS ?? CASES });
    process.stdout.write(
      `${told('commands', commands)}${told('faults', faults)}undone ${undone}\n`,
    );
    // The commands must get somewhere, and every fault must befall something.
    const seldom = ['yearEnd', 'duplicate', 'reorder', 'reconcile', ...AWAITED].filter(
      (what) => (commands.get(what) ?? 0) < 5,
    );
    expect(seldom).toEqual([]);
    expect(FAULT_CODES.filter((code) => (faults.get(code) ?? 0) < 2)).toEqual([]);
    expect(undone).toBeGreaterThanOrEqual(3);
  });
});
