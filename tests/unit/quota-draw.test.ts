import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../../src/quota/book.ts';
import { type DrawTerms, drawLots, LOT_CHOICES, takeFrom } from '../../src/quota/draw.ts';
import { EMPTY_HOLDING } from '../../src/quota/holding.ts';
import type { Lot } from '../../src/quota/lot.ts';
import {
  addVector,
  covers,
  DIMENSIONS,
  minVector,
  type Vector,
  vector,
  ZERO_VECTOR,
} from '../../src/quota/vector.ts';
import type { Day } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { smallVector } from '../arbitraries/vector.ts';

function position(id: string, available: Vector, more: Partial<Lot> = {}): Position {
  const lot: Lot = {
    ...{ id, ledger: 'L4', origin: 'o', project: 'p', document: 'd', accepted: 1 as Day },
    ...{ vintage: 2026, grade: null, expires: null, minted: available },
    ...more,
  };
  return { lot, holder: 'changsha', holding: { ...EMPTY_HOLDING, available } };
}

const TERMS: DrawTerms = { choice: 'oldest', bundled: false, grade: null };
const all = ({ holding }: Position) => holding.available;

function drawn(positions: readonly Position[], need: Vector, terms: Partial<DrawTerms>) {
  const { draws, left } = drawLots(positions, need, { ...TERMS, ...terms }, all);
  return { lots: draws.map(({ position: { lot }, amount }) => [lot.id, amount.areaM2]), left };
}

describe('the choice of lots', () => {
  const lots = [
    position('a', vector(10), { grade: 9, costFen: fen(70) }),
    position('b', vector(20), { grade: 7, costFen: fen(100) }),
    position('c', vector(7), { grade: 8 }),
    position('d', vector(13), { costFen: fen(65) }),
  ];

  it('takes the oldest first', () => {
    const found = drawn(lots, vector(15), {});
    expect(found).toEqual({
      lots: [
        ['a', 10],
        ['b', 5],
      ],
      left: ZERO_VECTOR,
    });
  });

  it('takes the cheapest per m² first, ties by age, those of unknown cost last', () => {
    // 5 fen per m² for b and d, 7 for a; nobody knows about c.
    expect(drawn(lots, vector(50), { choice: 'cheapest' }).lots).toEqual([
      ['b', 20],
      ['d', 13],
      ['a', 10],
      ['c', 7],
    ]);
  });

  it('takes the nearest grade first, ties by age, those without a grade last', () => {
    expect(drawn(lots, vector(50), { choice: 'nearestGrade', grade: 8 }).lots).toEqual([
      ['c', 7],
      ['a', 10],
      ['b', 20],
      ['d', 13],
    ]);
    expect(drawn(lots, vector(1), { choice: 'nearestGrade' }).lots).toEqual([['a', 1]]);
  });

  it('takes what fits best: the smallest that covers, else the largest', () => {
    expect(drawn(lots, vector(11), { choice: 'bestFit' }).lots).toEqual([['d', 11]]);
    expect(drawn(lots, vector(30), { choice: 'bestFit' }).lots).toEqual([
      ['b', 20],
      ['a', 10],
    ]);
  });

  it('says what nobody can give', () => {
    const found = drawn([position('a', vector(3, 1, 0))], vector(3, 2, 1), {});
    expect(found.left).toEqual(vector(0, 1, 1));
  });
});

describe('bundled lots', () => {
  it.each([
    [vector(100, 50, 80), vector(10, 5, 8), vector(10, 5, 8)],
    [vector(100, 50, 80), vector(10, 0, 0), vector(10, 5, 8)],
    [vector(100, 50, 80), vector(1, 5, 0), vector(10, 5, 8)],
    [vector(100, 50, 81), vector(1, 5, 0), vector(10, 5, 9)],
    [vector(100, 0, 80), vector(0, 9, 0), vector(0)],
    [vector(0, 50, 0), vector(7, 5, 3), vector(0, 5, 0)],
    [vector(100, 50, 80), vector(999, 1, 0), vector(100, 50, 80)],
  ])('of %j for %j give %j', (most, left, amount) => {
    expect(takeFrom(most, left, true)).toEqual(amount);
  });

  it('are the least common part that serves, found by trying every part', () => {
    fc.assert(
      fc.property(smallVector, smallVector, (most, left) => {
        const amount = takeFrom(most, left, true);
        const plain = minVector(most, left);
        expect(covers(amount, plain) && covers(most, amount)).toBe(true);
        // No part n/m of the lot below the one it took serves every dimension.
        let [n, m] = [0, 1];
        for (const d of DIMENSIONS) {
          if (plain[d] * m > n * most[d]) [n, m] = [plain[d], most[d]];
        }
        for (const d of DIMENSIONS) {
          expect(amount[d]).toBe((most[d] * n + ((m - ((most[d] * n) % m)) % m)) / m);
        }
      }),
    );
  });
});

describe('draws', () => {
  const positions = fc
    .array(fc.tuple(smallVector, fc.option(fc.integer({ min: 1, max: 15 }))), { maxLength: 6 })
    .map((list) => list.map(([v, grade], i) => position(`p${i}`, v, { grade, costFen: fen(i) })));
  const terms = fc.record({
    choice: fc.constantFrom(...LOT_CHOICES),
    bundled: fc.boolean(),
    grade: fc.option(fc.integer({ min: 1, max: 15 })),
  });

  it('meet a need whenever all lots together can, and waste only what is bundled', () => {
    fc.assert(
      fc.property(positions, smallVector, terms, (lots, need, how) => {
        const { draws, left } = drawLots(lots, need, how, all);
        const there = lots.map(all).reduce(addVector, ZERO_VECTOR);
        const given = draws.map(({ amount }) => amount).reduce(addVector, ZERO_VECTOR);
        expect(left).toEqual({
          areaM2: Math.max(0, need.areaM2 - there.areaM2),
          paddyM2: Math.max(0, need.paddyM2 - there.paddyM2),
          capacityKg: Math.max(0, need.capacityKg - there.capacityKg),
        });
        if (!how.bundled) expect(addVector(given, left)).toEqual(need);
        expect(covers(addVector(given, left), need)).toBe(true);
        for (const { position: from, amount } of draws)
          expect(covers(all(from), amount)).toBe(true);
        expect(new Set(draws.map(({ position: { lot } }) => lot.id)).size).toBe(draws.length);
      }),
    );
  });
});
