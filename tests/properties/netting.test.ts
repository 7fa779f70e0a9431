import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import type { RunResult } from '../../src/engine/run-result.ts';
import { isoDay } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { NETTING_MODES, type NettingMode } from '../../src/world/policy.ts';
import { anyRunCase, inputOf, type RunCase } from '../arbitraries/run-case.ts';
import { deal, fixture, START, shared, underRegime } from '../engine/fixture.ts';
import { postingRows } from '../engine/posting-rows.ts';
import { RUNS, replayed } from '../replay.ts';
import { accountsOf } from './engine-case.ts';

const balances = (result: RunResult) =>
  new Map(
    accountsOf(result)
      .map(({ id, path }) => [path, result.ledger.volumes.balanceFen(id)] as const)
      .filter(([, held]) => held !== 0),
  );

/** Money that goes from one treasury into another at the year-end settlement. */
const crossing = (result: RunResult) =>
  postingRows(result)
    .filter(
      ({ stage, from, to }) => stage === 'transfer' && from.split(':')[1] !== to.split(':')[1],
    )
    .reduce((sum, row) => sum + row.fen, 0);

function netted(given: RunCase, netting: NettingMode): RunResult {
  const regimes = [{ from: START, regime: 'T-A' as const }];
  const policy = { ...given.policy, transfer: { regimes, authorised: {}, netting } };
  return run(inputOf({ ...given, policy }));
}

describe('netting', () => {
  it('M4 netting leaves every account where paying gross would have left it', () => {
    let saved = 0;
    const property = fc.property(anyRunCase, (given) => {
      const [gross, bilateral, multilateral] = NETTING_MODES.map((mode) => netted(given, mode));
      for (const one of [bilateral!, multilateral!]) {
        expect(balances(one)).toEqual(balances(gross!));
        expect(one.misplacement).toEqual(gross!.misplacement);
        expect(crossing(one)).toBeLessThanOrEqual(crossing(gross!));
        for (const record of one.nettings) {
          expect(record.netFen).toBeLessThanOrEqual(record.grossFen);
          saved += record.grossVouchers - record.vouchers;
        }
      }
      expect(gross!.nettings).toEqual([]);
    });
    fc.assert(property, {
      ...replayed<[RunCase]>(
        'M4 netting leaves every account where paying gross would have left it',
      ),
      numRuns: RUNS ?? 40,
    });
    expect(saved).toBeGreaterThan(0);
  });

  // Changsha owes Zhuzhou 666,780,000, Zhuzhou owes Xiangtan as much, Xiangtan owes Changsha.
  const ring = [
    ['yuhua', 'zhuzhou'],
    ['lusong', 'xiangtan'],
    ['yuetang', 'changsha'],
  ] as const;

  function settled(netting: NettingMode) {
    const deals = ring.map(([county, collector], i) =>
      deal({ id: `D-${i}`, county, collectingTreasury: collector, depositFen: fen(0) }),
    );
    const base = underRegime('T-A');
    const sharing = shared({ land: '60%', collecting: '40%' });
    const policy = { ...base, sharing, transfer: { ...base.transfer, netting } };
    return run(fixture({ deals, policy, end: isoDay('2027-12-31') }));
  }

  it('turns a ring of debts into what does not cancel out', () => {
    const paid = (mode: NettingMode) =>
      settled(mode)
        .transfers.filter(({ status }) => status === 'booked')
        .map(({ from, to, amountFen }) => [from, to, amountFen]);
    const [a, b, c] = paid('none').map(([, , amountFen]) => amountFen as number);
    expect(paid('none').map(([from, to]) => [from, to])).toEqual([
      ['changsha', 'zhuzhou'],
      ['zhuzhou', 'xiangtan'],
      ['xiangtan', 'changsha'],
    ]);
    expect(paid('bilateral')).toEqual(paid('none'));
    const positions = { changsha: c! - a!, zhuzhou: a! - b!, xiangtan: b! - c! };
    const after: Record<string, number> = { changsha: 0, zhuzhou: 0, xiangtan: 0 };
    for (const [from, to, amountFen] of paid('multilateral')) {
      after[from as string]! -= amountFen as number;
      after[to as string]! += amountFen as number;
    }
    expect(after).toEqual(positions);
    const [record] = settled('multilateral').nettings;
    expect([record!.grossVouchers, record!.grossFen]).toEqual([3, a! + b! + c!]);
    expect(record!.vouchers).toBeLessThan(3);
    expect(record!.netFen).toBeLessThan(record!.grossFen);
  });
});
