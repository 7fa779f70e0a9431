import { mulDiv, type Rounding } from './exact.ts';
import { InvariantError } from './invariant.ts';
import type { Ratio } from './ratio.ts';

declare const fenBrand: unique symbol;

/** Money: an integer number of fen (分, one hundredth of a yuan), |value| < 2⁵³. */
export type Fen = number & { readonly [fenBrand]: 'Fen' };

export const ZERO_FEN = 0 as Fen;
export const FEN_PER_YUAN = 100;
export const FEN_PER_WAN_YUAN = 1_000_000;

/**
 * Brands an integer as fen.
 *
 * @throws InvariantError when it is not a safe integer.
 */
export function fen(value: number): Fen {
  // No closure on this path: every sum of money passes here.
  if (!Number.isSafeInteger(value)) throw new InvariantError('units.fen', { value });
  return (value + 0) as Fen;
}

export function addFen(a: Fen, b: Fen): Fen {
  return fen(a + b);
}

export function subFen(a: Fen, b: Fen): Fen {
  return fen(a - b);
}

export function negFen(a: Fen): Fen {
  return fen(0 - a);
}

export function minFen(a: Fen, b: Fen): Fen {
  return a < b ? a : b;
}

export function maxFen(a: Fen, b: Fen): Fen {
  return a > b ? a : b;
}

export function sumFen(values: Iterable<Fen>): Fen {
  let total = 0;
  for (const value of values) total = fen(total + value);
  return total as Fen;
}

/** `amount × rate`, rounded once; half-up to the fen unless another rounding is asked for. */
export function rateOfFen(amount: Fen, rate: Ratio, rounding: Rounding = 'halfUp'): Fen {
  return fen(mulDiv(amount, rate.numerator, rate.denominator, rounding));
}

/** `quantity × unit price` where the price is an exact ratio in fen per unit (m², kg). */
export function priceOf(quantity: number, fenPerUnit: Ratio, rounding: Rounding = 'halfUp'): Fen {
  return fen(mulDiv(quantity, fenPerUnit.numerator, fenPerUnit.denominator, rounding));
}
