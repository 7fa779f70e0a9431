import { describe, expect, it } from 'vitest';
import { allocate, allocateExact, allocateResidual } from '../../src/split/allocate.ts';
import { giveOddUnits, largestRemainder } from '../../src/split/largest-remainder.ts';
import { trueUp } from '../../src/split/true-up.ts';
import { type Fen, fen } from '../../src/units/fen.ts';
import { byNumber, toClaims } from '../arbitraries/claims.ts';
import { brokenBy, codeOf } from '../thrown.ts';

const MAX = Number.MAX_SAFE_INTEGER;
const exact = (...numerators: bigint[]) =>
  numerators.map((numerator, i) => ({ party: `p${i}`, numerator }));

describe('largestRemainder', () => {
  it('gives the odd units to the largest remainders, ties to the lower rank', () => {
    expect(largestRemainder(10, [1, 1, 1], [0, 1, 2])).toEqual([4, 3, 3]);
    expect(largestRemainder(10, [1, 1, 1], [2, 1, 0])).toEqual([3, 3, 4]);
    expect(largestRemainder(11, [1, 1, 1], [2, 0, 1])).toEqual([3, 4, 4]);
    expect(largestRemainder(10, [50, 30, 21], [0, 1, 2])).toEqual([5, 3, 2]);
    expect(largestRemainder(0, [3, 4], [0, 1])).toEqual([0, 0]);
  });

  it('lets equal ranks fall to the earlier claim', () => {
    expect(largestRemainder(1, [1, 1], [5, 5])).toEqual([1, 0]);
  });

  it('is exact at the largest total, on both sides of the border to bigint', () => {
    for (const top of [94_906_264, 94_906_265, 94_906_266, MAX - 1]) {
      const shares = largestRemainder(MAX, [top - 1, 1], [0, 1]);
      const small = BigInt(MAX) / BigInt(top);
      const up = (BigInt(MAX) % BigInt(top)) * 2n > BigInt(top) ? 1n : 0n;
      expect(BigInt(shares[1]!)).toBe(small + up);
      expect(shares[0]! + shares[1]!).toBe(MAX);
    }
    expect(largestRemainder(MAX, [MAX], [0])).toEqual([MAX]);
  });

  it('refuses bad weights, ranks and totals by name', () => {
    const weigh = (...weights: number[]) =>
      codeOf(() =>
        largestRemainder(
          1,
          weights,
          weights.map((_, i) => i),
        ),
      );
    expect(weigh(-1, 2)).toBe('split.weight');
    expect(weigh(0.5)).toBe('split.weight');
    expect(weigh(Number.NaN)).toBe('split.weight');
    expect(weigh(MAX + 1)).toBe('split.weight');
    expect(weigh(0, 0)).toBe('split.weights');
    expect(weigh()).toBe('split.weights');
    expect(weigh(MAX, 1)).toBe('split.weights');
    expect(codeOf(() => largestRemainder(1, [1, 1], [0]))).toBe('split.ranks');
    expect(codeOf(() => largestRemainder(1, [1], [0, 1]))).toBe('split.ranks');
    expect(codeOf(() => largestRemainder(-1, [1], [0]))).toBe('split.total');
    expect(codeOf(() => largestRemainder(0.5, [1], [0]))).toBe('split.total');
    expect(codeOf(() => largestRemainder(MAX + 1, [1], [0]))).toBe('split.total');
  });

  it('says which weights, ranks or total', () => {
    expect(brokenBy(() => largestRemainder(1, [-1, 2], [0, 1])).details).toEqual({
      weights: [-1, 2],
    });
    expect(brokenBy(() => largestRemainder(1, [0], [0])).details).toEqual({ weights: [0] });
    expect(brokenBy(() => largestRemainder(1, [1], [])).details).toEqual({
      weights: [1],
      ranks: [],
    });
    expect(brokenBy(() => largestRemainder(-5, [1], [0])).details).toEqual({ total: -5 });
  });
});

describe('giveOddUnits', () => {
  it('refuses to give a unit where no remainder is left', () => {
    expect(codeOf(() => giveOddUnits([0, 0], [0, 1], [0, 1], 2))).toBe('split.oddUnits');
    expect(codeOf(() => giveOddUnits([0], [1], [0], 2))).toBe('split.oddUnits');
    expect(brokenBy(() => giveOddUnits([0], [0n], [0], 1)).details).toEqual({ count: 1 });
  });
});

describe('allocate', () => {
  it('returns parties in the order of the claims with their exact fraction', () => {
    expect(allocate(fen(100), toClaims([2, 4, 0]), byNumber)).toEqual([
      { party: 'p0', shareFen: 33, numerator: 1n, denominator: 3n },
      { party: 'p1', shareFen: 67, numerator: 2n, denominator: 3n },
      { party: 'p2', shareFen: 0, numerator: 0n, denominator: 1n },
    ]);
  });

  it('refuses a party named twice', () => {
    const twice = [...toClaims([1]), ...toClaims([2])];
    const error = brokenBy(() => allocate(fen(1), twice, byNumber));
    expect([error.code, error.details]).toEqual(['split.repeatedParty', { parties: ['p0', 'p0'] }]);
    expect(codeOf(() => allocateResidual(fen(1), twice, 'p0'))).toBe('split.repeatedParty');
    const exactTwice = [...exact(1n), ...exact(0n)];
    expect(codeOf(() => allocateExact(fen(1), exactTwice, 1n, byNumber))).toBe(
      'split.repeatedParty',
    );
  });

  it('refuses weights that make no sense', () => {
    expect(codeOf(() => allocate(fen(1), toClaims([1.5]), byNumber))).toBe('split.weight');
    expect(codeOf(() => allocate(fen(1), [], byNumber))).toBe('split.weights');
  });
});

describe('allocateExact', () => {
  it('splits a waterfall of 10 fen: 5½ and 4½, the odd fen by rank', () => {
    const backwards = (party: string): number => -byNumber(party);
    const amounts = (order: typeof byNumber) =>
      allocateExact(fen(10), exact(11n, 9n), 2n, order).map((share) => share.shareFen);
    expect(amounts(byNumber)).toEqual([6, 4]);
    expect(amounts(backwards)).toEqual([5, 5]);
  });

  it('gives fractions of the whole in lowest terms; of nothing, none', () => {
    expect(allocateExact(fen(-3), exact(4n, 2n), 2n, byNumber)).toEqual([
      { party: 'p0', shareFen: -2, numerator: 2n, denominator: 3n },
      { party: 'p1', shareFen: -1, numerator: 1n, denominator: 3n },
    ]);
    expect(allocateExact(fen(0), exact(0n), 7n, byNumber)).toEqual([
      { party: 'p0', shareFen: 0, numerator: 0n, denominator: 1n },
    ]);
  });

  it('refuses claims that do not sum, are negative, or have no denominator', () => {
    const code = (denominator: bigint, ...numerators: bigint[]) =>
      codeOf(() => allocateExact(fen(2), exact(...numerators), denominator, byNumber));
    expect(code(2n, 3n)).toBe('split.claims');
    expect(code(2n, 5n)).toBe('split.claims');
    expect(code(2n, 5n, -1n)).toBe('split.claims');
    expect(code(0n, 0n)).toBe('split.claims');
    expect(code(-1n, -2n)).toBe('split.claims');
    expect(codeOf(() => allocateExact(fen(0), exact(0n), 0n, byNumber))).toBe('split.claims');
    expect(codeOf(() => allocateExact(fen(0), exact(0n), -1n, byNumber))).toBe('split.claims');
    expect(brokenBy(() => allocateExact(fen(2), exact(3n), 2n, byNumber)).details).toEqual({
      total: 2,
      claimed: '3',
      denominator: '2',
    });
  });
});

describe('allocateResidual', () => {
  it('gives the named party the rest, also where its weight is zero', () => {
    const amounts = (total: number, weights: number[], party: string) =>
      allocateResidual(fen(total), toClaims(weights), party).map((share) => share.shareFen);
    expect(amounts(10, [1, 1, 1], 'p2')).toEqual([3, 3, 4]);
    expect(amounts(11, [1, 1, 1], 'p0')).toEqual([5, 3, 3]);
    expect(amounts(-11, [1, 1, 1], 'p0')).toEqual([-5, -3, -3]);
    expect(amounts(1, [1, 1, 0], 'p2')).toEqual([0, 0, 1]);
  });

  it('refuses a named party that is not there, and bad weights', () => {
    const error = brokenBy(() => allocateResidual(fen(1), toClaims([1]), 'x'));
    expect([error.code, error.details]).toEqual(['split.residual', { residualParty: 'x' }]);
    const code = (...weights: number[]) =>
      codeOf(() => allocateResidual(fen(1), toClaims(weights), 'p0'));
    expect(code(0)).toBe('split.weights');
    expect(code(-1, 3)).toBe('split.weight');
    expect(code(1.5)).toBe('split.weight');
  });
});

describe('trueUp', () => {
  const given = (...rows: [string, number][]): Map<string, Fen> =>
    new Map(rows.map(([party, amount]) => [party, fen(amount)]));

  it('gives what is still owed, with the fractions of the last instalment', () => {
    const whole = allocate(fen(10), toClaims([1, 1, 1]), byNumber);
    const last = allocate(fen(5), toClaims([2, 1, 1]), byNumber);
    expect(trueUp(whole, given(['p0', 2], ['p1', 3]), last)).toEqual([
      { party: 'p0', shareFen: 2, numerator: 1n, denominator: 2n },
      { party: 'p1', shareFen: 0, numerator: 1n, denominator: 4n },
      { party: 'p2', shareFen: 3, numerator: 1n, denominator: 4n },
    ]);
  });

  it('may take back an odd fen given before', () => {
    const whole = allocate(fen(1), toClaims([1, 1]), byNumber);
    const shares = trueUp(whole, given(['p1', 1]), []);
    expect(shares).toEqual([
      { party: 'p0', shareFen: 1, numerator: 0n, denominator: 1n },
      { party: 'p1', shareFen: -1, numerator: 0n, denominator: 1n },
    ]);
  });

  it('refuses money given to a party that is not in the whole', () => {
    const whole = allocate(fen(1), toClaims([1]), byNumber);
    const error = brokenBy(() => trueUp(whole, given(['x', 1]), whole));
    expect([error.code, error.details]).toEqual(['split.trueUp', { party: 'x' }]);
  });

  it('refuses parts that do not add up to the whole, or a part of somebody outside it', () => {
    const whole = allocate(fen(3), toClaims([1, 2]), byNumber);
    const short = allocate(fen(1), toClaims([1, 2]), byNumber);
    expect(brokenBy(() => trueUp(whole, given(['p0', 1]), short)).code).toBe('split.trueUpSum');
    const other = allocate(fen(2), toClaims([0, 1, 1]), byNumber);
    expect(brokenBy(() => trueUp(whole, given(['p0', 1]), other)).code).toBe('split.trueUpSum');
  });
});
