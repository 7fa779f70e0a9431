import { invariant } from './invariant.ts';

/** How an exact quotient becomes an integer. `halfUp` rounds halves away from zero. */
export type Rounding = 'floor' | 'ceil' | 'halfUp';

/** Largest magnitude for which a product of two factors is still an exact double. */
const SAFE = Number.MAX_SAFE_INTEGER;

/**
 * `value × numerator ÷ denominator`, rounded once and exactly. Products above 2⁵³ are divided in
 * two parts, or go through bigint inside this one function; the result must be a safe integer.
 *
 * @throws InvariantError when an operand or the result is not a safe integer, or denominator ≤ 0.
 */
export function mulDiv(
  value: number,
  numerator: number,
  denominator: number,
  rounding: Rounding,
): number {
  invariant(
    Number.isSafeInteger(value) &&
      Number.isSafeInteger(numerator) &&
      Number.isSafeInteger(denominator) &&
      denominator > 0,
    'exact.operands',
    () => ({ value, numerator, denominator }),
  );
  const product = value * numerator;
  if (Math.abs(product) <= SAFE) return divide(product, denominator, rounding);
  // With value = q·denominator + r the quotient is q·numerator + r·numerator ÷ denominator, the
  // two of one sign, so that only the second is rounded.
  const rest = value % denominator;
  const whole = ((value - rest) / denominator) * numerator;
  const left = rest * numerator;
  if (Math.abs(left) <= SAFE && Math.abs(whole) <= SAFE) {
    const sum = whole + divide(left, denominator, rounding);
    if (Math.abs(sum) <= SAFE) return sum;
  }
  return Number(
    safeBig(divideBig(BigInt(value) * BigInt(numerator), BigInt(denominator), rounding)),
  );
}

function divide(product: number, denominator: number, rounding: Rounding): number {
  if (product > 0) {
    const floor = quotient(product, denominator);
    const left = product - floor * denominator;
    const up = rounding === 'ceil' ? left > 0 : rounding === 'halfUp' && left >= denominator - left;
    return up ? floor + 1 : floor;
  }
  const remainder = product % denominator;
  const truncated = (product - remainder) / denominator;
  if (remainder === 0) return truncated;
  // Below zero from here on.
  if (rounding === 'floor') return truncated - 1;
  if (rounding === 'ceil') return truncated;
  return -remainder >= denominator + remainder ? truncated - 1 : truncated;
}

/**
 * ⌊dividend ÷ divisor⌋ of non-negative safe integers. A double's quotient is off by one at most,
 * which its exact remainder shows; `%` gives the same, several times slower beyond 32 bits.
 */
export function quotient(dividend: number, divisor: number): number {
  const guess = Math.floor(dividend / divisor);
  const remainder = dividend - guess * divisor;
  if (remainder < 0) return guess - 1;
  return remainder >= divisor ? guess + 1 : guess;
}

/** The bigint twin of {@link mulDiv}'s division: exact, one rounding. `denominator` must be > 0. */
export function divideBig(product: bigint, denominator: bigint, rounding: Rounding): bigint {
  const truncated = product / denominator;
  const remainder = product % denominator;
  if (remainder === 0n) return truncated;
  if (rounding === 'floor') return remainder < 0n ? truncated - 1n : truncated;
  if (rounding === 'ceil') return remainder > 0n ? truncated + 1n : truncated;
  const doubled = (remainder < 0n ? -remainder : remainder) * 2n;
  if (doubled < denominator) return truncated;
  return remainder < 0n ? truncated - 1n : truncated + 1n;
}

/** Checks that a bigint fits a safe integer and gives it back. */
export function safeBig(value: bigint): bigint {
  invariant(value <= BigInt(SAFE) && value >= -BigInt(SAFE), 'exact.overflow', () => ({
    value: value.toString(),
  }));
  return value;
}

/** Greatest common divisor of two non-negative bigints. */
export function gcd(a: bigint, b: bigint): bigint {
  let x = a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
