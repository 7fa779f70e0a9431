import {
  type Fraction,
  fraction,
  isLess,
  minus,
  NOTHING,
  over,
  times,
} from '../../rules/fraction.ts';
import { invariant } from '../../units/invariant.ts';

/**
 * A small linear programme in exact fractions: maximise `goal · x` over x ≥ 0 with `rows · x =
 * limits`. Slack variables are the caller's.
 */
export interface Programme {
  readonly goal: readonly number[];
  readonly rows: readonly (readonly number[])[];
  readonly limits: readonly Fraction[];
}

/** An optimal vertex. */
export interface Optimum {
  readonly value: Fraction;
  readonly x: readonly Fraction[];
  /** What each variable's column costs at the optimum; that of a slack is its row's price. */
  readonly reduced: readonly Fraction[];
}

const whole = (n: number): Fraction => fraction(BigInt(n));

/**
 * The two-phase simplex method with Bland's rule, which cannot circle (R. G. Bland, Mathematics
 * of Operations Research 2 (1977), 103–107).
 *
 * @throws InvariantError when there is no feasible point or no bound.
 */
export function maximise({ goal, rows, limits }: Programme): Optimum {
  const count = goal.length;
  const tableau = rows.map((row, i) => {
    const flipped = isLess(limits[i]!, NOTHING) ? -1 : 1;
    const unit = rows.map((_, j) => whole(i === j ? 1 : 0));
    return [
      ...row.map((value) => whole(value * flipped)),
      ...unit,
      times(limits[i]!, whole(flipped)),
    ];
  });
  const basis = rows.map((_, i) => count + i);
  const last = count + rows.length;
  // First phase: drive the artificial variables to zero.
  const first = [...goal.map(() => NOTHING), ...rows.map(() => whole(1)), NOTHING];
  for (const row of tableau) subtract(first, row, whole(1));
  pivotAll(tableau, first, basis, last);
  invariant(first[last]!.n === 0n, 'fairness.infeasible');
  driveOut(tableau, first, basis, count);
  // Second phase: the goal, over the caller's variables alone.
  const second = [...goal.map((value) => whole(-value)), ...rows.map(() => NOTHING), NOTHING];
  for (const [i, variable] of basis.entries()) subtract(second, tableau[i]!, second[variable]!);
  pivotAll(tableau, second, basis, count);
  const x = goal.map(() => NOTHING);
  for (const [i, variable] of basis.entries()) {
    if (variable < count) x[variable] = tableau[i]![last]!;
  }
  return { value: second[last]!, x, reduced: second.slice(0, count) };
}

/** Artificial variables left in the basis at zero give way wherever their row has another. */
function driveOut(tableau: Fraction[][], cost: Fraction[], basis: number[], count: number): void {
  for (const [i, variable] of basis.entries()) {
    if (variable < count) continue;
    const column = tableau[i]!.findIndex(({ n }, j) => j < count && n !== 0n);
    if (column >= 0) pivot(tableau, cost, basis, i, column);
  }
}

function pivotAll(tableau: Fraction[][], cost: Fraction[], basis: number[], columns: number): void {
  for (;;) {
    const column = cost.findIndex(({ n }, j) => j < columns && n < 0n);
    if (column < 0) return;
    const row = leaving(tableau, basis, column);
    invariant(row >= 0, 'fairness.unbounded');
    pivot(tableau, cost, basis, row, column);
  }
}

/** The row that limits a column first; ties to the lowest variable. */
function leaving(tableau: readonly Fraction[][], basis: readonly number[], column: number): number {
  let best = -1;
  let least = NOTHING;
  for (const [i, row] of tableau.entries()) {
    if (row[column]!.n <= 0n) continue;
    const limit = over(row.at(-1)!, row[column]!);
    const ahead =
      best < 0 || isLess(limit, least) || (!isLess(least, limit) && basis[i]! < basis[best]!);
    if (ahead) [best, least] = [i, limit];
  }
  return best;
}

function pivot(
  tableau: Fraction[][],
  cost: Fraction[],
  basis: number[],
  row: number,
  column: number,
): void {
  const chosen = tableau[row]!;
  const { n, d } = chosen[column]!;
  const inverse = n < 0n ? { n: -d, d: -n } : { n: d, d: n };
  for (let j = 0; j < chosen.length; j += 1) chosen[j] = times(chosen[j]!, inverse);
  for (const [i, other] of tableau.entries()) {
    if (i !== row) subtract(other, chosen, other[column]!);
  }
  subtract(cost, chosen, cost[column]!);
  basis[row] = column;
}

function subtract(from: Fraction[], row: readonly Fraction[], factor: Fraction): void {
  if (factor.n === 0n) return;
  for (let j = 0; j < from.length; j += 1) {
    if (row[j]!.n !== 0n) from[j] = minus(from[j]!, times(row[j]!, factor));
  }
}
