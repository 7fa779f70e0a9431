import { gcd } from '../units/exact.ts';
import type { Ratio } from '../units/ratio.ts';

/** An exact fraction of any size, denominator > 0; what nested sharing rules are computed in. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export const NOTHING: Fraction = { n: 0n, d: 1n };
export const WHOLE: Fraction = { n: 1n, d: 1n };

export function fraction(n: bigint, d = 1n): Fraction {
  const divisor = gcd(n < 0n ? -n : n, d);
  return divisor === 0n ? NOTHING : { n: n / divisor, d: d / divisor };
}

export function ofRatio(value: Ratio): Fraction {
  return { n: BigInt(value.numerator), d: BigInt(value.denominator) };
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d - b.n * a.d, a.d * b.d);
}

export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.n, a.d * b.d);
}

export function isLess(a: Fraction, b: Fraction): boolean {
  return a.n * b.d < b.n * a.d;
}

export function lesser(a: Fraction, b: Fraction): Fraction {
  return isLess(b, a) ? b : a;
}

export function greater(a: Fraction, b: Fraction): Fraction {
  return isLess(a, b) ? b : a;
}

/** @param b above zero */
export function over(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d, a.d * b.n);
}

/** The least whole number not below a fraction that is not negative. */
export function ceilOf({ n, d }: Fraction): bigint {
  return (n + d - 1n) / d;
}

export function sumOf(fractions: Iterable<Fraction>): Fraction {
  let sum = NOTHING;
  for (const one of fractions) sum = plus(sum, one);
  return sum;
}

/** The least common denominator of fractions. */
export function commonDenominator(fractions: readonly Fraction[]): bigint {
  return fractions.reduce((lcm, { d }) => lcm * fraction(lcm, d).d, 1n);
}
