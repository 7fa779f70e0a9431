import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import type { RunResult } from '../../src/engine/run-result.ts';
import { WhyTrace } from '../../src/engine/trace.ts';
import { moneyFigures } from '../../src/report/figures.ts';
import { isEnd } from '../../src/stages/4-transfer/voucher-state.ts';
import { addDays } from '../../src/units/day.ts';
import type { Faults } from '../../src/world/fault.ts';
import { anyFaults, VOUCHER_FAULTS } from '../arbitraries/faults.ts';
import { anyRunCase, inputOf, type RunCase } from '../arbitraries/run-case.ts';
import { START } from '../engine/fixture.ts';
import { keptFen, partKept } from '../oracle/kept-money.ts';
import { RUNS, replayed } from '../replay.ts';
import { accountsOf, everything } from './engine-case.ts';

const CASES = 40;
const anySeed = fc.nat({ max: 1000 });

function withFaults(
  name: string,
  faults: fc.Arbitrary<Faults>,
  check: (result: RunResult, input: RunInput) => void,
): void {
  it(name, () => {
    const property = fc.property(anyRunCase, faults, anySeed, (given, on, seed) => {
      const input = { ...inputOf(given), faults: on, chance: { seed, replicate: 0 } };
      check(run(input), input);
    });
    fc.assert(property, { ...replayed<[RunCase, Faults, number]>(name), numRuns: RUNS ?? CASES });
  });
}

const balances = (result: RunResult) =>
  accountsOf(result)
    .map(({ id, path }) => [path, result.ledger.volumes.balanceFen(id)] as const)
    .filter(([, fen]) => fen !== 0);

describe('whatever goes wrong', () => {
  withFaults(
    'M3 M6 nothing is lost or doubled, whichever faults there are',
    anyFaults(),
    (result) => {
      const total = balances(result).reduce((sum, [, fen]) => sum + fen, 0);
      expect(total).toBe(0);
      const open = new Map<string, number>();
      const add = (a: string, b: string, by: number) => {
        open.set(`${a} ${b}`, (open.get(`${a} ${b}`) ?? 0) + by);
        open.set(`${b} ${a}`, (open.get(`${b} ${a}`) ?? 0) - by);
      };
      for (const { treasury, owner, openFen } of result.misplacement) add(treasury, owner, openFen);
      for (const one of result.vouchers) {
        const { holder, owner, reached = owner } = one.opening;
        if (isEnd(one.state)) continue;
        if (holder !== owner) add(holder, owner, -one.amountFen());
        // What is fetched from a third treasury lies there until then.
        if (reached !== owner) add(reached, owner, one.amountFen());
      }
      expect([...open].filter(([, sum]) => sum !== 0)).toEqual([]);
    },
  );

  withFaults('every voucher is booked, refused with a reason, or open', anyFaults(), (result) => {
    const numbers = result.transfers.map(({ voucher }) => voucher).filter((n) => n !== '');
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const one of [...result.vouchers, ...result.refunds]) {
      const bookings = one.steps.filter(({ event }) => event === 'book');
      expect(bookings.length).toBe(one.state === 'booked' ? 1 : 0);
      for (const { event, reason } of one.steps) {
        if (event === 'reject' || event === 'queue' || event === 'abandon') {
          expect(reason).not.toBeNull();
        }
      }
    }
    const entries = [...result.ledger.journal.entries()].filter((e) => e.stage === 'transfer');
    const moved = result.vouchers.filter((one) => one.state === 'booked' && !one.isEmpty());
    expect(entries).toHaveLength(moved.length);
    for (const { closed, outcome } of result.incidents) {
      expect(closed === null).toBe(outcome === 'open');
    }
  });

  withFaults(
    'M4 what befalls vouchers alone changes nobody’s money',
    anyFaults(VOUCHER_FAULTS),
    (result, input) => {
      const { faults: _, ...sound } = input;
      const [hit, whole] = [result, run(sound)].map((one) =>
        moneyFigures(one).parties.map(({ party, total }) => [party, total]),
      );
      expect(hit).toEqual(whole);
    },
  );

  it('every posting explains itself', () => {
    const property = fc.property(anyRunCase, anyFaults(), anySeed, (given, faults, seed) => {
      const trace = new WhyTrace();
      const { ledger } = run({ ...inputOf(given), faults, chance: { seed, replicate: 0 } }, trace);
      for (const { number, legs } of ledger.journal.entries()) {
        for (const [i, { amountFen }] of legs.entries()) {
          const { result } = trace.thunk(number, i)!();
          expect(result).toEqual({ numerator: BigInt(amountFen), denominator: 1n, unit: 'fen' });
        }
      }
    });
    fc.assert(property, { numRuns: RUNS ?? 30 });
  });

  it('the same seed gives the same run, and no fault is no change', () => {
    const property = fc.property(anyRunCase, anyFaults(), anySeed, (given, faults, seed) => {
      const input = inputOf(given);
      const again = () => everything(run({ ...input, faults, chance: { seed, replicate: 0 } }));
      expect(again()).toBe(again());
      const none = { rates: {}, scripted: [] };
      expect(everything(run({ ...input, faults: none, chance: { seed, replicate: 0 } }))).toBe(
        everything(run(input)),
      );
    });
    fc.assert(property, { numRuns: RUNS ?? 10 });
  });
});

/** What a rescission leaves alone beside what is kept of the price: taxes, quota money. */
const STAYS = /:(?:10111|10118|reclamation-fee|1102103|2302103)(?::|$)/;

describe('a rescission', () => {
  it('M5 every account stands as before, less forfeits and late fees', () => {
    let rescinded = 0;
    const property = fc.property(
      anyRunCase,
      anyFaults([...VOUCHER_FAULTS, 'F1', 'F2', 'F3', 'F10', 'F11', 'F15', 'F16']),
      fc.constantFrom('F14' as const, 'F17' as const),
      fc.integer({ min: 0, max: 900 }),
      anySeed,
      (given, others, fault, days, seed) => {
        // Shares of the taxes that stay would stay as well.
        const base = inputOf({ ...given, policy: { ...given.policy, taxSharing: {} } });
        const deals = base.deals.filter(({ id }) => id === 'D-1');
        const day = addDays(START, days);
        const scripted = [...others.scripted, { fault, deal: 'D-1', day }];
        const faults = { rates: others.rates, scripted };
        const end = addDays(base.end, 5 * 366);
        const result = run({ ...base, end, deals, faults, chance: { seed, replicate: 0 } });
        if (result.deals[0]!.outcome !== 'rescinded') return;
        rescinded += 1;
        const { rest, keptFen: lies } = partKept(balances(result));
        expect(lies).toBe(keptFen(result.ledger));
        const left = rest.filter(([path]) => !path.startsWith('outside:') && !STAYS.test(path));
        const isRegistered = left.some(([path]) => path.endsWith(':10119'));
        expect(left).toHaveLength(isRegistered ? 1 : 0);
        const legs = [...result.ledger.journal.entries()].flatMap((entry) => entry.legs);
        if (fault === 'F17')
          expect(legs.some((one) => one.rule === 'earnest-money-cap')).toBe(false);
      },
    );
    fc.assert(property, {
      ...replayed('M5 every account stands as before, less forfeits and late fees'),
      numRuns: RUNS ?? 300,
    });
    expect(rescinded).toBeGreaterThan(20);
  });
});
