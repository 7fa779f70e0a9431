import type { Rounding } from '../../src/units/exact.ts';

/** The greatest integer not above `top / bottom`, for a bottom above zero. */
export function floorDiv(top: bigint, bottom: bigint): bigint {
  const moved = top < 0n ? top - bottom + 1n : top;
  return moved / bottom;
}

/** `value × numerator ÷ denominator`, every rounding told through the floor. */
export function mulDivOracle(
  value: number,
  numerator: number,
  denominator: number,
  rounding: Rounding,
): bigint {
  const top = BigInt(value) * BigInt(numerator);
  const bottom = BigInt(denominator);
  if (rounding === 'floor') return floorDiv(top, bottom);
  if (rounding === 'ceil') return -floorDiv(-top, bottom);
  const magnitude = floorDiv(2n * (top < 0n ? -top : top) + bottom, 2n * bottom);
  return top < 0n ? -magnitude : magnitude;
}
