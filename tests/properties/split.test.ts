import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/split/allocate.ts';
import type { Share } from '../../src/split/allocation.ts';
import { type Fen, fen } from '../../src/units/fen.ts';
import { byNumber, toClaims } from '../arbitraries/claims.ts';
import { anyFen, totalFen } from '../arbitraries/fen.ts';
import { anyWeights, smallWeights } from '../arbitraries/weights.ts';
import { splitByWeights } from '../oracle/split-oracle.ts';
import { replayed } from '../replay.ts';

function amounts(shares: readonly Share[]): number[] {
  return shares.map((share) => share.shareFen);
}

function split(total: number, weights: readonly number[]): number[] {
  return amounts(allocate(fen(total), toClaims(weights), byNumber));
}

function twin(total: number, weights: readonly number[]): number[] {
  return splitByWeights(BigInt(total), weights).map(Number);
}

function sum(values: readonly number[]): bigint {
  return values.reduce((total, value) => total + BigInt(value), 0n);
}

/** |share − total × weight / sum of weights| < 1, in whole numbers only. */
function withinAFen(share: number, total: number, weight: number, weightSum: bigint): boolean {
  const off = BigInt(share) * weightSum - BigInt(total) * BigInt(weight);
  return (off < 0n ? -off : off) < weightSum;
}

describe('M2 allocate', () => {
  it('M2 allocate agrees with the slow twin', () => {
    fc.assert(
      fc.property(anyFen, anyWeights, (total, weights) => {
        expect(split(total, weights)).toEqual(twin(total, weights));
      }),
      replayed('M2 allocate agrees with the slow twin', 10_000),
    );
  });

  it('M2 allocate agrees with the slow twin on every small case', () => {
    let cases = 0;
    for (const weights of everyWeights(4, 5)) {
      for (let total = 0; total <= 12; total += 1) {
        const shares = split(total, weights);
        if (String(shares) !== String(twin(total, weights))) {
          expect.fail(`${total} by ${weights}: ${shares}, not ${twin(total, weights)}`);
        }
        cases += 1;
      }
    }
    expect(cases).toBe((5 + 35 + 215 + 1295) * 13);
  });

  it('M2 ties follow the rank, whatever the place in the list', () => {
    for (const weights of everyWeights(4, 3)) {
      for (let total = 0; total <= 9; total += 1) {
        const backwards = (party: string): number => -byNumber(party);
        const shares = amounts(allocate(fen(total), toClaims(weights), backwards));
        const expected = splitByWeights(BigInt(total), weights, (i) => -i).map(Number);
        if (String(shares) !== String(expected)) expect.fail(`${total} by ${weights}: ${shares}`);
      }
    }
  });

  it('M2 shares sum to the total and lie within a fen of exact', () => {
    fc.assert(
      fc.property(anyFen, anyWeights, (total, weights) => {
        const shares = split(total, weights);
        const weightSum = sum(weights);
        expect(sum(shares)).toBe(BigInt(total));
        for (const [i, share] of shares.entries()) {
          expect(withinAFen(share, total, weights[i]!, weightSum)).toBe(true);
        }
      }),
      replayed('M2 shares sum to the total and lie within a fen of exact', 2000),
    );
  });

  it('M2 a zero weight gets zero, and never a negative zero', () => {
    fc.assert(
      fc.property(anyFen, anyWeights, fc.nat({ max: 8 }), (total, weights, place) => {
        const padded = weights.toSpliced(place, 0, 0);
        expect(Object.is(split(total, padded)[Math.min(place, weights.length)], 0)).toBe(true);
      }),
      replayed('M2 a zero weight gets zero, and never a negative zero'),
    );
  });

  it('M2 equal weights differ by at most a fen', () => {
    fc.assert(
      fc.property(totalFen, smallWeights, (total, weights) => {
        const shares = split(total, weights);
        for (const [i, weight] of weights.entries()) {
          for (const [j, other] of weights.entries()) {
            if (weight === other) expect(Math.abs(shares[i]! - shares[j]!)).toBeLessThanOrEqual(1);
          }
        }
      }),
      replayed('M2 equal weights differ by at most a fen'),
    );
  });

  it('M2 only the proportion of the weights matters', () => {
    fc.assert(
      fc.property(anyFen, smallWeights, fc.integer({ min: 1, max: 1e12 }), (total, weights, k) => {
        const scaled = weights.map((weight) => weight * k);
        expect(allocate(total, toClaims(scaled), byNumber)).toEqual(
          allocate(total, toClaims(weights), byNumber),
        );
      }),
      replayed('M2 only the proportion of the weights matters', 1000),
    );
  });

  it('M2 allocate does not depend on the order of the claims', () => {
    fc.assert(
      fc.property(
        totalFen,
        smallWeights,
        fc.array(fc.nat({ max: 100 }), { minLength: 8, maxLength: 8 }),
        (total, weights, keys) => {
          const claims = toClaims(weights);
          const order = claims.map((claim, i) => ({ claim, key: keys[i] ?? i }));
          const shuffled = order.sort((a, b) => a.key - b.key).map(({ claim }) => claim);
          const byParty = (shares: readonly Share[]): Map<string, Fen> =>
            new Map(shares.map((share) => [share.party, share.shareFen]));
          expect(byParty(allocate(total, shuffled, byNumber))).toEqual(
            byParty(allocate(total, claims, byNumber)),
          );
        },
      ),
      replayed('M2 allocate does not depend on the order of the claims', 1000),
    );
  });

  it('M2 a negative amount is the mirror image of the positive one', () => {
    fc.assert(
      fc.property(totalFen, anyWeights, (total, weights) => {
        const mirrored = split(total, weights).map((share) => 0 - share);
        expect(split(-total, weights)).toEqual(mirrored);
      }),
      replayed('M2 a negative amount is the mirror image of the positive one'),
    );
  });

  it('M2 the fraction of a share is its weight in lowest terms', () => {
    fc.assert(
      fc.property(anyFen, anyWeights, (total, weights) => {
        const weightSum = sum(weights);
        for (const [i, share] of allocate(total, toClaims(weights), byNumber).entries()) {
          expect(share.numerator * weightSum).toBe(BigInt(weights[i]!) * share.denominator);
          expect(share.denominator > 0n && divisor(share.numerator, share.denominator)).toBe(1n);
        }
      }),
      replayed('M2 the fraction of a share is its weight in lowest terms'),
    );
  });

  it('R2 raising one weight lowers that share by at most a fen', () => {
    fc.assert(
      fc.property(
        totalFen,
        smallWeights,
        fc.nat({ max: 7 }),
        fc.integer({ min: 1, max: 200 }),
        (total, weights, place, more) => {
          const i = place % weights.length;
          const raised = weights.with(i, weights[i]! + more);
          expect(split(total, raised)[i]! - split(total, weights)[i]!).toBeGreaterThanOrEqual(-1);
        },
      ),
      replayed('R2 raising one weight lowers that share by at most a fen', 2000),
    );
  });
});

/** Every list of one to `length` weights from 0 to `max` that is not all zero. */
function* everyWeights(length: number, max: number): Generator<number[]> {
  let lists: number[][] = [[]];
  for (let size = 1; size <= length; size += 1) {
    lists = lists.flatMap((list) => Array.from({ length: max + 1 }, (_, w) => [...list, w]));
    yield* lists.filter((list) => list.some((weight) => weight > 0));
  }
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : divisor(b, a % b);
}
