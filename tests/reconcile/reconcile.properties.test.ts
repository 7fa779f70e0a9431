import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import type { RunResult } from '../../src/engine/run-result.ts';
import { reconcile } from '../../src/report/reconcile/reconcile.ts';
import type { Reconciliation } from '../../src/report/reconcile/reconciliation.ts';
import { isEnd } from '../../src/stages/4-transfer/voucher-state.ts';
import { formatDay } from '../../src/units/day.ts';
import { anyFaults } from '../arbitraries/faults.ts';
import { anyRunCase, inputOf } from '../arbitraries/run-case.ts';
import { RUNS } from '../replay.ts';

const CASES = 25;

/** Runs whatever deals under whatever policy with whatever faults, and reconciles them. */
function whatever(name: string, check: (found: Reconciliation, result: RunResult) => void): void {
  it(name, () => {
    const seed = fc.nat({ max: 1000 });
    const property = fc.property(anyRunCase, anyFaults(), seed, (given, faults, drawn) => {
      const input = { ...inputOf(given), faults, chance: { seed: drawn, replicate: 0 } };
      const result = run(input);
      check(reconcile(result), result);
    });
    fc.assert(property, { numRuns: RUNS ?? CASES });
  });
}

describe('a reconciliation of whatever run', () => {
  whatever('M6 the items come to the whole difference, at every position', (found, result) => {
    const sums = new Map<string, number>();
    const add = (key: string, fen: number) => sums.set(key, (sums.get(key) ?? 0) + fen);
    for (const { month, at, belongs, amountFen } of found.differences) {
      add(`${month} ${at.treasury}`, amountFen);
      if (belongs !== null) add(`${month} ${belongs.treasury}`, -amountFen);
    }
    for (const { period, treasury, differenceFen } of found.lines) {
      if (period.length === 7) add(`${period} ${treasury}`, -differenceFen);
    }
    expect([...sums].filter(([, fen]) => fen !== 0)).toEqual([]);
    // The treasuries' side is what the run itself saw in them at every month end.
    for (const { day, treasury, balanceFen } of result.liquidity) {
      if (treasury === 'platform') continue;
      const lines = found.lines.filter(
        (line) => line.period === formatDay(day).slice(0, 7) && line.treasury === treasury,
      );
      expect(lines.reduce((sum, { treasuryFen }) => sum + treasuryFen, 0)).toBe(balanceFen);
    }
  });

  whatever('every voucher is booked, refused with a reason, or listed as open', (found, result) => {
    const files = [...result.vouchers, ...result.refunds];
    const { booked, abandoned, withdrawn, open } = found.vouchers;
    expect(booked + abandoned + withdrawn + open).toBe(files.length);
    const last = found.months.at(-1);
    const atEnd = found.differences.filter(({ month }) => month === last);
    const listed = new Set(atEnd.map((item) => item.case));
    expect(listed.size).toBe(open);
    for (const one of result.vouchers) {
      const moves = !isEnd(one.state) && !one.isEmpty();
      expect([one.id, listed.has(String(one.id))]).toEqual([one.id, moves]);
    }
  });

  whatever('no item stands before it arose or after it was settled', ({ differences }) => {
    for (const { month, since, booked, amountFen, at, belongs } of differences) {
      expect(formatDay(since).slice(0, 7) <= month).toBe(true);
      expect(booked === null || formatDay(booked).slice(0, 7) > month).toBe(true);
      expect(amountFen).not.toBe(0);
      expect(at).not.toEqual(belongs);
    }
  });
});
