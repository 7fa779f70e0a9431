import { expect } from 'vitest';
import type { RunResult } from '../../src/engine/run-result.ts';
import { formatDay } from '../../src/units/day.ts';
import { postingRows } from '../engine/posting-rows.ts';
import { accountsOf, allShares } from './engine-case.ts';

/** M1: every entry sums to zero, and so do all accounts. */
export function expectBalanced(result: RunResult): void {
  for (const { legs } of result.ledger.journal.entries()) {
    expect(legs.length).toBeGreaterThan(0);
    for (const { from, to, amountFen } of legs) {
      expect(Number.isSafeInteger(amountFen) && amountFen > 0 && from !== to).toBe(true);
    }
  }
  const balances = accountsOf(result).map(({ id }) => result.ledger.volumes.balanceFen(id));
  expect(balances.reduce((sum: number, one) => sum + one, 0)).toBe(0);
}

/** M2: the shares of an amount sum to it. */
export function expectSharedOut({ shares }: RunResult): void {
  for (const rows of allShares(shares).values()) {
    const given = rows.reduce((sum, { shareFen }) => sum + shareFen, 0);
    expect(given).toBe(rows[0]!.baseFen);
  }
}

/** M3: what lies in clearing and in escrow at a period end is what came in and did not go out. */
export function expectCleared(result: RunResult): void {
  const rows = postingRows(result);
  // The first state is the opening, before anything of its day has happened.
  for (const { day, treasuries } of result.history.slice(1)) {
    const until = rows.filter(({ date }) => date <= formatDay(day));
    for (const section of ['clearing', 'escrow']) {
      const inside = until.reduce(
        (sum, { from, to, fen }) =>
          sum + (to.includes(`:${section}:`) ? fen : 0) - (from.includes(`:${section}:`) ? fen : 0),
        0,
      );
      const lying = Object.values(treasuries).map((owners) => owners[section] ?? 0);
      expect(lying.reduce((sum, one) => sum + one, 0)).toBe(inside);
      expect(inside).toBeGreaterThanOrEqual(0);
    }
  }
}
