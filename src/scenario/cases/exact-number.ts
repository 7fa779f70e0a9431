import { type Fraction, fraction, ofRatio } from '../../rules/fraction.ts';
import { divideBig } from '../../units/exact.ts';
import { parseRatio } from '../../units/ratio.ts';

/** Reads `12.5`, `-3`, `30%` or `1/3` exactly; null when it is none of them. */
export function readExact(text: string): Fraction | null {
  const value = parseRatio(text);
  return value === null ? null : ofRatio(value);
}

/** A number rounded half-up to some decimals, exact again. */
export function roundedTo(value: Fraction, decimals: number): Fraction {
  const scale = 10n ** BigInt(decimals);
  return fraction(divideBig(value.n * scale, value.d, 'halfUp'), scale);
}

/** How many decimals a number takes when written out in full; null when it never ends. */
export function decimalsOf({ d }: Fraction): number | null {
  let rest = d;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  return rest === 1n ? Math.max(twos, fives) : null;
}

/** A number in all its decimals; one that never ends as the fraction it is. */
export function exactText(value: Fraction): string {
  const decimals = decimalsOf(value);
  if (decimals === null) return `${value.n}/${value.d}`;
  return decimalText(value, decimals);
}

/** A number with just so many decimals, half-up. */
export function decimalText(value: Fraction, decimals: number): string {
  const scaled = divideBig(value.n * 10n ** BigInt(decimals), value.d, 'halfUp');
  const sign = scaled < 0n ? '-' : '';
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(decimals + 1, '0');
  if (decimals === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
