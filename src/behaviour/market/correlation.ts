import { type Fraction, fraction, minus, ofRatio, plus, times } from '../../rules/fraction.ts';
import { Decimal } from '../../units/decimal.ts';
import { compareRatio, ONE, type Ratio } from '../../units/ratio.ts';
import { MILLION } from './normal.ts';

/** A square matrix, row by row. */
export type Matrix = readonly (readonly Ratio[])[];

/** Why a matrix is no correlation matrix, and where. */
export type MatrixFault =
  | { readonly kind: 'diagonal' | 'asymmetric'; readonly row: number; readonly column: number }
  | {
      readonly kind: 'indefinite';
      readonly rows: readonly number[];
      readonly determinant: Fraction;
    };

/**
 * What keeps a matrix from being one of correlations: ones on the diagonal, symmetric, and no
 * principal minor below zero, worked out exactly; null: nothing does.
 */
export function correlationFault(matrix: Matrix): MatrixFault | null {
  for (const [row, values] of matrix.entries()) {
    if (compareRatio(values[row]!, ONE) !== 0) return { kind: 'diagonal', row, column: row };
    for (let column = 0; column < row; column += 1) {
      if (compareRatio(values[column]!, matrix[column]![row]!) !== 0) {
        return { kind: 'asymmetric', row, column };
      }
    }
  }
  for (const rows of subsets(matrix.length)) {
    const determinant = determinantOf(matrix, rows, rows);
    if (determinant.n < 0n) return { kind: 'indefinite', rows, determinant };
  }
  return null;
}

/** Non-empty subsets of 0 … size − 1, smaller ones first. */
function subsets(size: number): number[][] {
  const all = Array.from({ length: 2 ** size - 1 }, (_, mask) =>
    Array.from({ length: size }, (__, i) => i).filter((i) => ((mask + 1) >> i) % 2 === 1),
  );
  return all.sort((a, b) => a.length - b.length);
}

function determinantOf(
  matrix: Matrix,
  rows: readonly number[],
  columns: readonly number[],
): Fraction {
  const [row, ...rest] = rows;
  if (row === undefined) return fraction(1n);
  return columns.reduce((sum, column, i) => {
    const others = columns.filter((c) => c !== column);
    const part = times(ofRatio(matrix[row]![column]!), determinantOf(matrix, rest, others));
    return i % 2 === 0 ? plus(sum, part) : minus(sum, part);
  }, fraction(0n));
}

/**
 * The lower triangle that turns independent draws into correlated ones (Cholesky), in
 * millionths. The matrix must be one of correlations; a zero pivot gives a zero column.
 */
export function lowerTriangle(matrix: Matrix): number[][] {
  const lower: Decimal[][] = [];
  for (const [i, values] of matrix.entries()) {
    const row: Decimal[] = [];
    for (let j = 0; j <= i; j += 1) {
      const { numerator, denominator } = values[j]!;
      const other = j === i ? row : lower[j]!;
      let left = new Decimal(numerator).div(denominator);
      for (let k = 0; k < j; k += 1) left = left.sub(row[k]!.mul(other[k]!));
      if (j === i) row.push(left.lt(PIVOT_ZERO) ? new Decimal(0) : left.sqrt());
      else row.push(other[j]!.isZero() ? new Decimal(0) : left.div(other[j]!));
    }
    lower.push(row);
  }
  return lower.map((row) => row.map((part) => part.mul(MILLION).round().toNumber()));
}

/** Below this a pivot is what rounding left of zero. */
const PIVOT_ZERO = new Decimal('1e-30');
