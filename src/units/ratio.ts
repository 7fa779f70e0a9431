import { Decimal, parseDecimal } from './decimal.ts';
import { gcd, safeBig } from './exact.ts';
import { invariant } from './invariant.ts';

/** An exact fraction in lowest terms, denominator > 0, both parts safe integers. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** @throws InvariantError when the denominator is zero or a part leaves the safe range. */
export function ratio(numerator: number, denominator = 1): Ratio {
  invariant(
    Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator) && denominator !== 0,
    'units.ratio',
    () => ({ numerator, denominator }),
  );
  return denominator > 0
    ? reduceSafe(numerator, denominator)
    : reduce(BigInt(numerator), BigInt(denominator));
}

/** Longest text worth reading as a ratio. */
const LONGEST = 64;

export const ZERO: Ratio = { numerator: 0, denominator: 1 };
export const ONE: Ratio = { numerator: 1, denominator: 1 };

function reduce(numerator: bigint, denominator: bigint): Ratio {
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = gcd(numerator < 0n ? -numerator : numerator, denominator * sign);
  return {
    numerator: Number(safeBig((numerator * sign) / divisor)),
    denominator: Number(safeBig((denominator * sign) / divisor)),
  };
}

export function addRatio(a: Ratio, b: Ratio): Ratio {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  const denominator = a.denominator * b.denominator;
  if (isExact(left) && isExact(right) && isExact(left + right) && isExact(denominator)) {
    return reduceSafe(left + right, denominator);
  }
  return reduce(
    BigInt(a.numerator) * BigInt(b.denominator) + BigInt(b.numerator) * BigInt(a.denominator),
    BigInt(a.denominator) * BigInt(b.denominator),
  );
}

export function subRatio(a: Ratio, b: Ratio): Ratio {
  return addRatio(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function mulRatio(a: Ratio, b: Ratio): Ratio {
  const numerator = a.numerator * b.numerator;
  const denominator = a.denominator * b.denominator;
  if (isExact(numerator) && isExact(denominator)) return reduceSafe(numerator, denominator);
  return reduce(
    BigInt(a.numerator) * BigInt(b.numerator),
    BigInt(a.denominator) * BigInt(b.denominator),
  );
}

/** Whether a product came out as an exact double; beyond that bigint takes over. */
function isExact(value: number): boolean {
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}

function reduceSafe(numerator: number, denominator: number): Ratio {
  let divisor = denominator;
  for (let rest = Math.abs(numerator); rest !== 0; ) {
    const next = divisor % rest;
    divisor = rest;
    rest = next;
  }
  return { numerator: numerator / divisor + 0, denominator: denominator / divisor };
}

/** Negative, zero or positive as a is below, equal to or above b. */
export function compareRatio(a: Ratio, b: Ratio): number {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  if (isExact(left) && isExact(right)) return left < right ? -1 : left > right ? 1 : 0;
  const wide = BigInt(a.numerator) * BigInt(b.denominator);
  const other = BigInt(b.numerator) * BigInt(a.denominator);
  return wide < other ? -1 : wide > other ? 1 : 0;
}

/**
 * Reads `0.3`, `30%`, `0.5‰` or `1/3` exactly. Null when the text is none of these or its parts
 * leave the safe range.
 */
export function parseRatio(text: string): Ratio | null {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return null;
  const slash = /^(-?\d{1,16})\s*\/\s*(\d{1,16})$/.exec(trimmed);
  if (slash) {
    const [numerator, denominator] = [Number(slash[1]), Number(slash[2])];
    const usable = Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator);
    return usable && denominator !== 0 ? ratio(numerator, denominator) : null;
  }
  const scaled = /^(.*?)\s*([%‰])?$/.exec(trimmed);
  const decimal = scaled ? parseDecimal(scaled[1]!) : null;
  if (decimal === null) return null;
  return exactFraction(decimal, scaled![2] === '%' ? 100n : scaled![2] === '‰' ? 1000n : 1n);
}

/** The exact fraction of a finite decimal; null when its parts leave the safe range. */
export function decimalToRatio(value: Decimal): Ratio | null {
  return exactFraction(value, 1n);
}

// Works on the digits: an operation of Decimal would round to its precision.
function exactFraction(value: Decimal, divideBy: bigint): Ratio | null {
  const places = value.decimalPlaces();
  const scale = 10n ** BigInt(places) * divideBy;
  const numerator = BigInt(value.toFixed(places).replace('.', ''));
  const divisor = gcd(numerator < 0n ? -numerator : numerator, scale);
  const parts = [numerator / divisor, scale / divisor].map(Number);
  if (!parts.every(Number.isSafeInteger)) return null;
  return { numerator: parts[0]!, denominator: parts[1]! };
}

/** `30%`, `1/3`: percent with as many places as it needs, otherwise the fraction. */
export function formatRatio(value: Ratio): string {
  const percent = new Decimal(value.numerator).mul(100).div(value.denominator);
  return percent.decimalPlaces() <= 6
    ? `${percent.toString()}%`
    : `${value.numerator}/${value.denominator}`;
}
