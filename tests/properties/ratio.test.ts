import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, parseDecimal } from '../../src/units/decimal.ts';
import {
  addRatio,
  compareRatio,
  decimalToRatio,
  formatRatio,
  mulRatio,
  parseRatio,
  type Ratio,
  ratio,
  subRatio,
} from '../../src/units/ratio.ts';
import { safeInteger } from '../arbitraries/integer.ts';
import { anyRatio, smallRatio } from '../arbitraries/ratio.ts';
import { replayed } from '../replay.ts';

/** a/b = c/d by cross-multiplication. */
function same(a: Ratio, top: bigint, bottom: bigint): boolean {
  return BigInt(a.numerator) * bottom === top * BigInt(a.denominator);
}

function isLowest(a: Ratio): boolean {
  const divide = (x: bigint, y: bigint): bigint => (y === 0n ? x : divide(y, x % y));
  const divisor = divide(BigInt(Math.abs(a.numerator)), BigInt(a.denominator));
  return a.denominator > 0 && divisor === 1n && !Object.is(a.numerator, -0);
}

const digits = (min: number, max: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max });

/** Plain decimal text, up to far more digits than a double or the Decimal holds. */
const decimalText = fc
  .tuple(fc.constantFrom('', '-', '+'), digits(1, 20), digits(0, 38))
  .map(([sign, whole, part]) => (part === '' ? `${sign}${whole}` : `${sign}${whole}.${part}`));

/** Reads decimal text by its digits. */
function digitsOf(text: string): { top: bigint; bottom: bigint } {
  const [whole, part = ''] = text.replace(/^[+-]/, '').split('.');
  const magnitude = BigInt(`${whole}${part}`);
  return { top: text.startsWith('-') ? -magnitude : magnitude, bottom: 10n ** BigInt(part.length) };
}

describe('ratio', () => {
  it('a ratio is in lowest terms with the sign above', () => {
    fc.assert(
      fc.property(safeInteger, safeInteger, (top, bottom) => {
        fc.pre(bottom !== 0);
        const made = ratio(top, bottom);
        expect(isLowest(made)).toBe(true);
        expect(same(made, BigInt(top), BigInt(bottom))).toBe(true);
      }),
      replayed('a ratio is in lowest terms with the sign above'),
    );
  });

  it('sums, differences, products and comparisons are those of fractions', () => {
    fc.assert(
      fc.property(smallRatio, smallRatio, (a, b) => {
        const [an, ad] = [BigInt(a.numerator), BigInt(a.denominator)];
        const [bn, bd] = [BigInt(b.numerator), BigInt(b.denominator)];
        expect(same(addRatio(a, b), an * bd + bn * ad, ad * bd)).toBe(true);
        expect(same(subRatio(a, b), an * bd - bn * ad, ad * bd)).toBe(true);
        expect(same(mulRatio(a, b), an * bn, ad * bd)).toBe(true);
        for (const made of [addRatio(a, b), subRatio(a, b), mulRatio(a, b)]) {
          expect(isLowest(made)).toBe(true);
        }
        expect(Math.sign(compareRatio(a, b))).toBe(Math.sign(subRatio(a, b).numerator));
      }),
      replayed('sums, differences, products and comparisons are those of fractions', 500),
    );
  });

  it('the order of ratios is total and exact, however close they lie', () => {
    fc.assert(
      fc.property(anyRatio, anyRatio, (a, b) => {
        const left = BigInt(a.numerator) * BigInt(b.denominator);
        const right = BigInt(b.numerator) * BigInt(a.denominator);
        expect(compareRatio(a, b)).toBe(left > right ? 1 : left === right ? 0 : -1);
      }),
      replayed('the order of ratios is total and exact, however close they lie'),
    );
  });
});

describe('ratio text', () => {
  it('format and parse of a ratio round-trip', () => {
    fc.assert(
      fc.property(fc.oneof(anyRatio, smallRatio), (value) => {
        expect(parseRatio(formatRatio(value))).toEqual(value);
      }),
      replayed('format and parse of a ratio round-trip', 2000),
    );
  });

  it('ratio text is read exactly or not at all', () => {
    fc.assert(
      fc.property(decimalText, (text) => {
        for (const [sign, scale] of [
          ['', 1n],
          ['%', 100n],
          [' ‰', 1000n],
        ] as const) {
          const { top, bottom } = digitsOf(text);
          const read = parseRatio(`${text}${sign}`);
          if (read === null) expect(fitsDouble(top, bottom * scale)).toBe(false);
          else expect(isLowest(read) && same(read, top, bottom * scale)).toBe(true);
        }
        const decimal = parseDecimal(text)!;
        expect(decimalToRatio(decimal)).toEqual(parseRatio(text));
      }),
      replayed('ratio text is read exactly or not at all', 1000),
    );
  });

  it('a decimal that came out of arithmetic becomes its exact fraction', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 9 }), (top, places) => {
        const value = new Decimal(top).div(new Decimal(10).pow(places));
        expect(decimalToRatio(value)).toEqual(ratio(top, 10 ** places));
      }),
      replayed('a decimal that came out of arithmetic becomes its exact fraction'),
    );
  });
});

function fitsDouble(top: bigint, bottom: bigint): boolean {
  const divide = (x: bigint, y: bigint): bigint => (y === 0n ? x : divide(y, x % y));
  const magnitude = top < 0n ? -top : top;
  const divisor = divide(magnitude, bottom);
  const limit = BigInt(Number.MAX_SAFE_INTEGER);
  return magnitude / divisor <= limit && bottom / divisor <= limit;
}
