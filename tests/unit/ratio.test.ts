import { describe, expect, it } from 'vitest';
import { Decimal } from '../../src/units/decimal.ts';
import {
  addRatio,
  compareRatio,
  decimalToRatio,
  formatRatio,
  mulRatio,
  ONE,
  parseRatio,
  ratio,
  ZERO,
} from '../../src/units/ratio.ts';
import { brokenBy, codeOf } from '../thrown.ts';

const MAX = Number.MAX_SAFE_INTEGER;

describe('ratio', () => {
  it('is whole when only a numerator is given', () => {
    expect(ratio(5)).toEqual({ numerator: 5, denominator: 1 });
    expect([ZERO, ONE]).toEqual([ratio(0, 7), ratio(-7, -7)]);
    expect(ratio(6, -4)).toEqual({ numerator: -3, denominator: 2 });
    expect(ratio(0, -3)).toEqual({ numerator: 0, denominator: 1 });
  });

  it('refuses parts that are not safe integers, and a zero below', () => {
    for (const [top, bottom] of [
      [0.5, 1],
      [1, 0.5],
      [1, 0],
      [MAX + 1, 1],
      [1, MAX + 1],
    ] as const) {
      const error = brokenBy(() => ratio(top, bottom));
      expect(error.code).toBe('units.ratio');
      expect(error.details).toEqual({ numerator: top, denominator: bottom });
    }
  });

  it('refuses sums and products that leave the safe integers', () => {
    expect(codeOf(() => addRatio(ratio(MAX), ONE))).toBe('exact.overflow');
    expect(codeOf(() => mulRatio(ratio(1, MAX), ratio(1, 2)))).toBe('exact.overflow');
    expect(mulRatio(ratio(1, MAX), ratio(MAX, 2))).toEqual(ratio(1, 2));
  });

  it('tells apart what doubles cannot', () => {
    const [low, high] = [ratio(MAX - 1, MAX), ratio(MAX - 2, MAX - 1)];
    expect([compareRatio(low, high), compareRatio(high, low), compareRatio(low, low)]).toEqual([
      1, -1, 0,
    ]);
  });
});

describe('ratio text', () => {
  it.each([
    ['0.3', 3, 10],
    ['30%', 3, 10],
    [' 30 % ', 3, 10],
    ['0.5‰', 1, 2000],
    ['1/3', 1, 3],
    ['-2 / 6', -1, 3],
    ['0/5', 0, 1],
    ['-0', 0, 1],
    ['+7', 7, 1],
    ['.5%', 1, 200],
    ['100%', 1, 1],
    [`1/${MAX}`, 1, MAX],
    [`${MAX}/1`, MAX, 1],
    [`0.${'0'.repeat(60)}`.slice(0, 60), 0, 1],
  ])('reads %s', (text, numerator, denominator) => {
    expect(parseRatio(text)).toEqual({ numerator, denominator });
  });

  it.each([
    ['nothing', ''],
    ['a sign alone', '%'],
    ['two signs', '3%%'],
    ['a zero below', '1/0'],
    ['a fraction of fractions', '1/2/3'],
    ['a negative below', '1/-2'],
    ['percent of a fraction', '1/2%'],
    ['an exponent', '1e-3'],
    ['words', 'half'],
    ['a numerator too large', `${MAX + 1}/3`],
    ['a denominator too large', `3/${MAX + 1}`],
    ['a numerator far too large', '12345678901234567/1'],
    ['too many digits', `0.${'1'.repeat(30)}`],
    ['too fine', `0.${'0'.repeat(16)}1`],
    ['too large', `1${'0'.repeat(17)}`],
    ['two lines', '1\n2'],
    ['text without end', `1${' '.repeat(100_000)}x`],
  ])('does not read %s', (_, text) => {
    expect(parseRatio(text)).toBeNull();
  });

  it('reads text of 64 characters, blanks around it aside, and no longer text', () => {
    expect(parseRatio(`${' '.repeat(90)}1${' '.repeat(62)}%`)).toEqual(ratio(1, 100));
    expect(parseRatio(`1${' '.repeat(63)}%`)).toBeNull();
  });

  it('takes exact decimals and refuses those that do not fit', () => {
    expect(decimalToRatio(new Decimal('-12.50'))).toEqual(ratio(-25, 2));
    expect(decimalToRatio(new Decimal(MAX))).toEqual(ratio(MAX));
    expect(decimalToRatio(new Decimal(MAX).add(1))).toBeNull();
    expect(decimalToRatio(new Decimal('1e-20'))).toBeNull();
  });

  it.each([
    [ratio(3, 10), '30%'],
    [ratio(-1, 2000), '-0.05%'],
    [ratio(1, 3), '1/3'],
    [ratio(0), '0%'],
    [ratio(1, 100_000_000), '0.000001%'],
    [ratio(1, 1_000_000_000), '1/1000000000'],
  ])('writes %o as %s', (value, text) => {
    expect(formatRatio(value)).toBe(text);
  });
});
