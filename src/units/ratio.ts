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
  return reduce(BigInt(numerator), BigInt(denominator));
}

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
  return reduce(
    BigInt(a.numerator) * BigInt(b.denominator) + BigInt(b.numerator) * BigInt(a.denominator),
    BigInt(a.denominator) * BigInt(b.denominator),
  );
}

export function subRatio(a: Ratio, b: Ratio): Ratio {
  return addRatio(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function mulRatio(a: Ratio, b: Ratio): Ratio {
  return reduce(
    BigInt(a.numerator) * BigInt(b.numerator),
    BigInt(a.denominator) * BigInt(b.denominator),
  );
}

/** Negative, zero or positive as a is below, equal to or above b. */
export function compareRatio(a: Ratio, b: Ratio): number {
  const left = BigInt(a.numerator) * BigInt(b.denominator);
  const right = BigInt(b.numerator) * BigInt(a.denominator);
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * Reads `0.3`, `30%`, `0.5‰` or `1/3` exactly. Null when the text is none of these or its parts
 * leave the safe range.
 */
export function parseRatio(text: string): Ratio | null {
  const trimmed = text.trim();
  const slash = /^(-?\d{1,15})\s*\/\s*(\d{1,15})$/.exec(trimmed);
  if (slash) {
    const denominator = Number(slash[2]);
    return denominator === 0 ? null : ratio(Number(slash[1]), denominator);
  }
  const scaled = /^(.*?)\s*([%‰])?$/.exec(trimmed);
  const decimal = scaled ? parseDecimal(scaled[1]!) : null;
  if (decimal === null) return null;
  const scale = scaled![2] === '%' ? 100 : scaled![2] === '‰' ? 1000 : 1;
  return decimalToRatio(decimal.div(scale));
}

/** The exact fraction of a finite decimal; null when its parts leave the safe range. */
export function decimalToRatio(value: Decimal): Ratio | null {
  const places = value.decimalPlaces();
  const scale = 10n ** BigInt(places);
  const numerator = BigInt(value.mul(new Decimal(10).pow(places)).toFixed(0));
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
