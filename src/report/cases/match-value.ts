import { type Fraction, fraction, isLess, minus, times } from '../../rules/fraction.ts';
import type { Found, FoundLeaf } from '../../scenario/cases/calculator.ts';
import { baseUnitOf, type CaseUnit } from '../../scenario/cases/case-units.ts';
import { decimalsOf, roundedTo } from '../../scenario/cases/exact-number.ts';
import type { Expected, ExpectedAmount } from '../../scenario/cases/expected-value.ts';
import type { FoundValue } from './finding.ts';

/** An exact amount in another unit than the base one. */
export function inUnit(base: Fraction, { factor }: CaseUnit): Fraction {
  return times(base, fraction(factor.d, factor.n));
}

/** What is compared with the written figure: exact, or rounded as the case says. */
export function comparable(base: Fraction, { unit, rounded }: ExpectedAmount): Fraction {
  const exact = inUnit(base, unit);
  return rounded === null ? exact : roundedTo(exact, rounded);
}

/** Whether a found value is just what is expected; never within a tolerance. */
export function matches(expected: Expected, found: FoundValue): boolean {
  if (expected.kind === 'word') return found.kind === 'word' && found.word === expected.word;
  if (found.kind === 'word' || found.dimension !== expected.unit.dimension) return false;
  return isEqual(comparable(found.base, expected), expected.written);
}

/** Found less expected, in the smallest unit of the dimension; null when it is no amount. */
export function differenceOf(expected: Expected, found: FoundValue): Fraction | null {
  if (expected.kind === 'word' || found.kind === 'word') return null;
  const gap = times(
    minus(comparable(found.base, expected), expected.written),
    expected.unit.factor,
  );
  return inUnit(gap, baseUnitOf(expected.unit.dimension));
}

/** How many decimals the written figure has when the found one would round to just it. */
export function roundsTo(expected: Expected, found: FoundValue): number | null {
  if (expected.kind === 'word' || found.kind === 'word' || expected.rounded !== null) return null;
  const decimals = decimalsOf(expected.written);
  if (decimals === null) return null;
  const rounded = roundedTo(inUnit(found.base, expected.unit), decimals);
  return isEqual(rounded, expected.written) ? decimals : null;
}

function isEqual(a: Fraction, b: Fraction): boolean {
  return !isLess(a, b) && !isLess(b, a);
}

/** A value of a calculator as it is compared with what is expected of it. */
export function foundValue(value: FoundLeaf | undefined, like: Expected): FoundValue {
  if (value === undefined || value === null) return { kind: 'word', word: null };
  if (typeof value === 'string' || typeof value === 'boolean') {
    return { kind: 'word', word: String(value) };
  }
  const dimension = like.unit?.dimension ?? 'number';
  return { kind: 'amount', dimension, base: toFraction(value) };
}

/** A whole number or exact ratio as a fraction. */
export function toFraction(value: Exclude<FoundLeaf, string | boolean | null>): Fraction {
  if (typeof value === 'number') return fraction(BigInt(value));
  if ('n' in value) return value;
  return fraction(BigInt(value.numerator), BigInt(value.denominator));
}

/** One of several values, by position or name; undefined when there is none. */
export function partOf(found: Found, key: string | number): FoundLeaf | undefined {
  if (found instanceof Map) return (found as ReadonlyMap<string, FoundLeaf>).get(String(key));
  return Array.isArray(found) ? (found as readonly FoundLeaf[])[Number(key)] : undefined;
}
