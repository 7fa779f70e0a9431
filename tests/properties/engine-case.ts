import fc from 'fast-check';
import { it } from 'vitest';
import { run } from '../../src/engine/run.ts';
import type { RunInput } from '../../src/engine/run-input.ts';
import type { RunResult, ShareRow } from '../../src/engine/run-result.ts';
import { rulesInside, type SharingRule } from '../../src/rules/sharing-rule.ts';
import { anyRunCase, inputOf, type RunCase } from '../arbitraries/run-case.ts';
import { RUNS, replayed } from '../replay.ts';

export const CASES = 60;

/** Holds for any case; the case is kept as text when it does not. */
export function holds(name: string, check: (result: RunResult, input: RunInput) => void): void {
  it(name, () => {
    const property = fc.property(anyRunCase, (given) => {
      const input = inputOf(given);
      check(run(input), input);
    });
    fc.assert(property, { ...replayed<[RunCase]>(name), numRuns: RUNS ?? CASES });
  });
}

export function twice<T>(
  name: string,
  other: fc.Arbitrary<T>,
  check: (given: RunCase, changed: T) => void,
): void {
  it(name, () => {
    const property = fc.property(anyRunCase, other, check);
    fc.assert(property, { ...replayed<[RunCase, T]>(name), numRuns: RUNS ?? CASES });
  });
}

export function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

export const accountsOf = ({ ledger }: RunResult) => ledger.chart.accounts();
export const allShares = (rows: readonly ShareRow[]) => groupBy(rows, ({ receipt }) => receipt);
export const bytes = (value: unknown) =>
  JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}n` : part));
export const seals = ({ ledger }: RunResult) => ledger.journal.seals();

export function everything(result: RunResult): string {
  const { shares, transfers, quota, misplacement, cashYears, deals } = result;
  return bytes([seals(result), shares, transfers, quota.moves(), misplacement, cashYears, deals]);
}

export function usesResidual(rule: SharingRule): boolean {
  if (rule.kind === 'fixed' || rule.kind === 'weights') return rule.residualTo !== null;
  const isChosen = rule.kind === 'byOrigin' || rule.kind === 'phase';
  return isChosen && rulesInside(rule).some(usesResidual);
}

/** Exact sum of base × share less what was given, compared with a number of fen. */
export function isWithin(rows: readonly ShareRow[], fenAway: bigint): boolean {
  const d = rows.reduce((product, row) => product * row.denominator, 1n);
  const off = rows.reduce(
    (sum, { baseFen, numerator, denominator, shareFen }) =>
      sum + (BigInt(baseFen) * numerator * d) / denominator - BigInt(shareFen) * d,
    0n,
  );
  return off < fenAway * d && -off < fenAway * d;
}
