import { describe, expect, it } from 'vitest';
import { hectareToM2, m2ToMu, muToM2, squareMetre, ZERO_M2 } from '../../src/units/area.ts';
import { kilogram, ZERO_KG } from '../../src/units/capacity.ts';
import { Decimal, parseDecimal } from '../../src/units/decimal.ts';
import { gcd, mulDiv, safeBig } from '../../src/units/exact.ts';
import {
  FEN_PER_WAN_YUAN,
  FEN_PER_YUAN,
  fen,
  maxFen,
  minFen,
  negFen,
  sumFen,
  ZERO_FEN,
} from '../../src/units/fen.ts';
import { InvariantError, invariant } from '../../src/units/invariant.ts';
import { byCodeUnit } from '../../src/units/order.ts';
import { brokenBy, codeOf } from '../thrown.ts';

const MAX = Number.MAX_SAFE_INTEGER;

describe('invariant', () => {
  it('says its code and details in the message and keeps both', () => {
    const error = brokenBy(() => invariant(false, 'a.b', () => ({ x: 1, y: 'z' })));
    expect(error.message).toBe('invariant a.b broken: {"x":1,"y":"z"}');
    expect(error.name).toBe('InvariantError');
    expect(error.code).toBe('a.b');
    expect(error.details).toEqual({ x: 1, y: 'z' });
    expect(error).toBeInstanceOf(Error);
    expect(brokenBy(() => invariant(false, 'c')).message).toBe('invariant c broken: {}');
    expect(new InvariantError('d').message).toBe('invariant d broken: {}');
  });

  it('shows what JSON cannot: bigint, NaN, infinities, also deep inside', () => {
    const message = (details: Record<string, unknown>) => new InvariantError('n', details).message;
    expect(message({ a: 5n, b: [Number.NaN], c: { d: Number.NEGATIVE_INFINITY } })).toBe(
      'invariant n broken: {"a":"5","b":["NaN"],"c":{"d":"-Infinity"}}',
    );
    expect(message({ a: null, b: true, c: 0.5 })).toBe(
      'invariant n broken: {"a":null,"b":true,"c":0.5}',
    );
  });

  it('does not make the details while it holds', () => {
    const details = (): never => {
      throw new Error('made for nothing');
    };
    expect(() => invariant(true, 'a', details)).not.toThrow();
  });
});

describe('the integer units', () => {
  it('takes safe integers only, and no negative zero', () => {
    const units = [
      [fen, 'units.fen'],
      [squareMetre, 'units.area'],
      [kilogram, 'units.capacity'],
    ] as const;
    for (const [make, code] of units) {
      for (const bad of [0.5, Number.NaN, Number.POSITIVE_INFINITY, MAX + 1, -MAX - 1]) {
        const error = brokenBy(() => make(bad));
        expect([error.code, error.details]).toEqual([code, { value: bad }]);
      }
      for (const good of [0, 1, -1, MAX, -MAX]) expect(make(good)).toBe(good);
      expect(make(-0)).toBe(0);
    }
    expect([ZERO_FEN, ZERO_M2, ZERO_KG]).toEqual([0, 0, 0]);
  });

  it('knows how many fen a yuan and ten thousand yuan have', () => {
    expect([FEN_PER_YUAN, FEN_PER_WAN_YUAN]).toEqual([100, 1_000_000]);
  });

  it('compares, negates and sums money', () => {
    expect(minFen(fen(2), fen(3))).toBe(2);
    expect(minFen(fen(3), fen(2))).toBe(2);
    expect(maxFen(fen(2), fen(3))).toBe(3);
    expect(maxFen(fen(3), fen(2))).toBe(3);
    expect(negFen(fen(0))).toBe(0);
    expect(sumFen([])).toBe(0);
    expect(sumFen([1, 2, -7].map(fen))).toBe(-4);
    expect(codeOf(() => sumFen([MAX, 1, -5].map(fen)))).toBe('units.fen');
  });
});

describe('exact arithmetic', () => {
  it('refuses operands that are not safe integers, and denominators not above zero', () => {
    const code = (...parts: [number, number, number]) => codeOf(() => mulDiv(...parts, 'floor'));
    expect(code(0.5, 1, 1)).toBe('exact.operands');
    expect(code(1, MAX + 1, 1)).toBe('exact.operands');
    expect(code(1, 1, 0.5)).toBe('exact.operands');
    expect(code(1, 1, 0)).toBe('exact.operands');
    expect(code(1, 1, -1)).toBe('exact.operands');
    const error = brokenBy(() => mulDiv(1, 2, 0, 'ceil'));
    expect(error.details).toEqual({ value: 1, numerator: 2, denominator: 0 });
  });

  it('rounds halves away from zero, also where the product outgrows a double', () => {
    expect(mulDiv(5, 1, 10, 'halfUp')).toBe(1);
    expect(mulDiv(-5, 1, 10, 'halfUp')).toBe(-1);
    expect(mulDiv(4, 1, 10, 'halfUp')).toBe(0);
    expect(mulDiv(MAX, 2, 4, 'halfUp')).toBe(4_503_599_627_370_496);
    expect(mulDiv(-MAX, 2, 4, 'halfUp')).toBe(-4_503_599_627_370_496);
    expect(mulDiv(MAX, 2, 4, 'floor')).toBe(4_503_599_627_370_495);
    expect(mulDiv(-MAX, 2, 4, 'ceil')).toBe(-4_503_599_627_370_495);
  });

  it('gives a plain zero, never a negative one', () => {
    expect(mulDiv(-0, 1, 1, 'floor')).toBe(0);
    expect(mulDiv(0, -5, 3, 'floor')).toBe(0);
    expect(mulDiv(-1, 1, 3, 'ceil')).toBe(0);
    expect(mulDiv(-1, 1, 3, 'halfUp')).toBe(0);
  });

  it('refuses results that are not safe, by one', () => {
    expect(safeBig(BigInt(MAX))).toBe(BigInt(MAX));
    expect(safeBig(-BigInt(MAX))).toBe(-BigInt(MAX));
    for (const value of [BigInt(MAX) + 1n, -BigInt(MAX) - 1n]) {
      const error = brokenBy(() => safeBig(value));
      expect([error.code, error.details]).toEqual(['exact.overflow', { value: String(value) }]);
    }
  });

  it('knows the divisors of nothing', () => {
    expect([gcd(0n, 0n), gcd(0n, 7n), gcd(7n, 0n), gcd(12n, 18n)]).toEqual([0n, 7n, 7n, 6n]);
  });
});

describe('decimal text', () => {
  it('reads plain decimals only', () => {
    for (const text of ['0', '12', '-12.5', '+.5', '7.', '0.1']) {
      expect(parseDecimal(text)?.eq(text)).toBe(true);
    }
    const bad = ['', '.', '-', '1e5', '0x10', '1,000', ' 1', '1 ', '1\n', 'NaN', 'Infinity', '１'];
    for (const text of bad) expect(parseDecimal(text)).toBeNull();
    expect(parseDecimal('1'.repeat(60))).not.toBeNull();
    expect(parseDecimal('1'.repeat(61))).toBeNull();
  });

  it('never prints an exponent and rounds halves up at forty digits', () => {
    const long = `1${'0'.repeat(58)}`;
    expect(parseDecimal(long)!.toString()).toBe(long);
    expect(parseDecimal(`0.${'0'.repeat(50)}1`)!.toString()).toBe(`0.${'0'.repeat(50)}1`);
    expect(new Decimal(1).div(3).toString()).toBe(`0.${'3'.repeat(40)}`);
    expect(new Decimal(2).div(3).toString()).toBe(`0.${'6'.repeat(39)}7`);
    expect(new Decimal('2.5').toDecimalPlaces(0).toNumber()).toBe(3);
  });
});

describe('area', () => {
  it('rounds half-up to the m²', () => {
    expect(hectareToM2(new Decimal('1.50909'))).toBe(15_091);
    expect(hectareToM2(new Decimal('0.00005'))).toBe(1);
    expect(hectareToM2(new Decimal('0.00004'))).toBe(0);
    expect(muToM2(new Decimal(1))).toBe(667);
    expect(muToM2(new Decimal(3))).toBe(2000);
    expect(m2ToMu(squareMetre(2000)).toString()).toBe('3');
    expect(codeOf(() => hectareToM2(new Decimal('1e20')))).toBe('units.area');
    expect(codeOf(() => muToM2(new Decimal('1e20')))).toBe('units.area');
  });
});

describe('order of text', () => {
  it('goes by code units, not by a language', () => {
    expect(byCodeUnit('a', 'b')).toBe(-1);
    expect(byCodeUnit('b', 'a')).toBe(1);
    expect(byCodeUnit('a', 'a')).toBe(0);
    expect(['ä', 'a', 'Z', '长沙'].sort(byCodeUnit)).toEqual(['Z', 'a', 'ä', '长沙']);
  });
});
