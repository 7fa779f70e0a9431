import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideBig, gcd, mulDiv, type Rounding } from '../../src/units/exact.ts';
import { addFen, negFen, priceOf, rateOfFen, subFen, sumFen } from '../../src/units/fen.ts';
import { anyFen } from '../arbitraries/fen.ts';
import { positiveInteger, safeInteger } from '../arbitraries/integer.ts';
import { anyRatio } from '../arbitraries/ratio.ts';
import { mulDivOracle } from '../oracle/exact-oracle.ts';
import { replayed } from '../replay.ts';
import { codeOf } from '../thrown.ts';

const rounding = fc.constantFrom<Rounding>('floor', 'ceil', 'halfUp');

const fits = (value: bigint): boolean =>
  value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER);

describe('mulDiv', () => {
  it('mulDiv is the exact quotient rounded once, or says that it does not fit', () => {
    fc.assert(
      fc.property(safeInteger, safeInteger, positiveInteger, rounding, (a, b, c, how) => {
        const expected = mulDivOracle(a, b, c, how);
        if (fits(expected)) expect(mulDiv(a, b, c, how)).toBe(Number(expected));
        else expect(codeOf(() => mulDiv(a, b, c, how))).toBe('exact.overflow');
      }),
      replayed('mulDiv is the exact quotient rounded once, or says that it does not fit', 10_000),
    );
  });

  it('mulDiv agrees with the slow twin on every small case', () => {
    for (const how of ['floor', 'ceil', 'halfUp'] as const) {
      for (let product = -40; product <= 40; product += 1) {
        for (let denominator = 1; denominator <= 9; denominator += 1) {
          const expected = mulDivOracle(product, 1, denominator, how);
          const found = mulDiv(product, 1, denominator, how);
          const big = divideBig(BigInt(product), BigInt(denominator), how);
          if (!Object.is(found, Number(expected)) || big !== expected) {
            expect.fail(`${how} of ${product}/${denominator}: ${found}, ${big}, not ${expected}`);
          }
        }
      }
    }
  });

  it('gcd divides both and is divided by every common divisor', () => {
    const natural = fc.bigInt({ min: 0n, max: 10n ** 30n });
    fc.assert(
      fc.property(natural, natural, fc.bigInt({ min: 1n, max: 10n ** 20n }), (a, b, k) => {
        const divisor = gcd(a * k, b * k);
        if (a === 0n && b === 0n) expect(divisor).toBe(0n);
        else {
          expect((a * k) % divisor).toBe(0n);
          expect((b * k) % divisor).toBe(0n);
          expect(divisor % k).toBe(0n);
          expect(gcd((a * k) / divisor, (b * k) / divisor)).toBe(1n);
        }
      }),
      replayed('gcd divides both and is divided by every common divisor'),
    );
  });
});

describe('fen', () => {
  it('sums and differences are exact or refused', () => {
    fc.assert(
      fc.property(anyFen, anyFen, (a, b) => {
        const pairs = [
          [BigInt(a) + BigInt(b), () => addFen(a, b)],
          [BigInt(a) - BigInt(b), () => subFen(a, b)],
          [BigInt(a) + BigInt(b), () => sumFen([a, b])],
        ] as const;
        for (const [expected, work] of pairs) {
          if (fits(expected)) expect(work()).toBe(Number(expected));
          else expect(codeOf(work)).toBe('units.fen');
        }
        expect(negFen(negFen(a))).toBe(a);
        expect(addFen(a, negFen(a))).toBe(0);
      }),
      replayed('sums and differences are exact or refused', 1000),
    );
  });

  it('a rate of money and a price of land are rounded once, halves away from zero', () => {
    fc.assert(
      fc.property(anyFen, anyRatio, (amount, rate) => {
        const { numerator, denominator } = rate;
        const expected = mulDivOracle(amount, numerator, denominator, 'halfUp');
        fc.pre(fits(expected));
        expect(rateOfFen(amount, rate)).toBe(Number(expected));
        expect(priceOf(amount, rate)).toBe(Number(expected));
        const floor = mulDivOracle(amount, numerator, denominator, 'floor');
        fc.pre(fits(floor));
        expect(rateOfFen(amount, rate, 'floor')).toBe(Number(floor));
        expect(priceOf(amount, rate, 'floor')).toBe(Number(floor));
      }),
      replayed('a rate of money and a price of land are rounded once, halves away from zero', 1000),
    );
  });
});
