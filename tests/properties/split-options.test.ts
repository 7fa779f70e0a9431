import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, allocateExact, allocateResidual } from '../../src/split/allocate.ts';
import { trueUp } from '../../src/split/true-up.ts';
import { type Fen, fen, sumFen } from '../../src/units/fen.ts';
import { byNumber, exactSplit, toClaims } from '../arbitraries/claims.ts';
import { amountFen, anyFen, totalFen } from '../arbitraries/fen.ts';
import { anyWeights, smallWeights } from '../arbitraries/weights.ts';
import { floorDiv } from '../oracle/exact-oracle.ts';
import { splitExactly } from '../oracle/split-oracle.ts';
import { replayed } from '../replay.ts';

describe('M2 allocateExact', () => {
  it('M2 exact claims agree with the slow twin, also for negative amounts', () => {
    fc.assert(
      fc.property(exactSplit, fc.boolean(), ({ total, claims, denominator }, negative) => {
        const expected = splitExactly(
          BigInt(total),
          claims.map(({ party, numerator }) => ({
            party,
            rank: byNumber(party),
            exact: { top: numerator, bottom: denominator },
          })),
        );
        const asked = fen(negative ? -total : total);
        for (const share of allocateExact(asked, claims, denominator, byNumber)) {
          const magnitude = expected.get(share.party)!;
          expect(BigInt(share.shareFen)).toBe(negative ? -magnitude : magnitude);
        }
      }),
      replayed('M2 exact claims agree with the slow twin, also for negative amounts', 5000),
    );
  });

  it('M2 exact shares sum to the total and lie within a fen of their claim', () => {
    fc.assert(
      fc.property(exactSplit, ({ total, claims, denominator }) => {
        const shares = allocateExact(total, claims, denominator, byNumber);
        expect(sumFen(shares.map((share) => share.shareFen))).toBe(total);
        for (const [i, share] of shares.entries()) {
          const off = BigInt(share.shareFen) * denominator - claims[i]!.numerator;
          expect((off < 0n ? -off : off) < denominator).toBe(true);
          const scaled = share.numerator * BigInt(total) * denominator;
          expect(scaled).toBe(claims[i]!.numerator * share.denominator);
        }
      }),
      replayed('M2 exact shares sum to the total and lie within a fen of their claim', 2000),
    );
  });

  it('M2 exact claims made of weights give what the weights give', () => {
    fc.assert(
      fc.property(anyFen, anyWeights, (total, weights) => {
        const magnitude = BigInt(Math.abs(total));
        const denominator = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
        const claims = weights.map((weight, i) => ({
          party: `p${i}`,
          numerator: magnitude * BigInt(weight),
        }));
        const shares = allocateExact(total, claims, denominator, byNumber);
        const byWeights = allocate(total, toClaims(weights), byNumber);
        expect(shares.map((s) => s.shareFen)).toEqual(byWeights.map((s) => s.shareFen));
        if (total !== 0) expect(shares).toEqual(byWeights);
      }),
      replayed('M2 exact claims made of weights give what the weights give', 1000),
    );
  });
});

describe('M2 allocateResidual', () => {
  it('M2 everybody but the named party gets the floor, and the sum is exact', () => {
    fc.assert(
      fc.property(anyFen, anyWeights, fc.nat({ max: 7 }), (total, weights, place) => {
        const named = place % weights.length;
        const shares = allocateResidual(total, toClaims(weights), `p${named}`);
        const weightSum = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
        expect(sumFen(shares.map((share) => share.shareFen))).toBe(total);
        for (const [i, share] of shares.entries()) {
          const top = BigInt(Math.abs(total)) * BigInt(weights[i]!);
          const floor = floorDiv(top, weightSum);
          const magnitude = BigInt(Math.abs(share.shareFen));
          if (i !== named) expect(magnitude).toBe(floor);
          else expect(magnitude >= floor && magnitude - floor < weights.length).toBe(true);
          expect(share.numerator * weightSum).toBe(BigInt(weights[i]!) * share.denominator);
        }
      }),
      replayed('M2 everybody but the named party gets the floor, and the sum is exact', 2000),
    );
  });

  it('R2 with a residual party, raising one weight never lowers that share', () => {
    fc.assert(
      fc.property(
        totalFen,
        smallWeights,
        fc.nat({ max: 7 }),
        fc.nat({ max: 7 }),
        fc.integer({ min: 1, max: 200 }),
        (total, weights, place, namedPlace, more) => {
          const i = place % weights.length;
          const named = `p${namedPlace % weights.length}`;
          const before = allocateResidual(total, toClaims(weights), named)[i]!.shareFen;
          const raised = weights.with(i, weights[i]! + more);
          const after = allocateResidual(total, toClaims(raised), named)[i]!.shareFen;
          expect(after).toBeGreaterThanOrEqual(before);
        },
      ),
      replayed('R2 with a residual party, raising one weight never lowers that share', 1000),
    );
  });
});

describe('M2 trueUp', () => {
  it('M2 over the deal every party has its split of the whole, and every sum is exact', () => {
    fc.assert(
      fc.property(
        fc.array(amountFen, { minLength: 1, maxLength: 6 }),
        smallWeights,
        (instalments, weights) => {
          const claims = toClaims(weights);
          const last = instalments.at(-1)!;
          const given = new Map<string, Fen>();
          for (const instalment of instalments.slice(0, -1)) {
            for (const share of allocate(instalment, claims, byNumber)) {
              given.set(share.party, fen((given.get(share.party) ?? 0) + share.shareFen));
            }
          }
          const whole = allocate(sumFen(instalments), claims, byNumber);
          const alone = allocate(last, claims, byNumber);
          const shares = trueUp(whole, given, alone);
          expect(sumFen(shares.map((share) => share.shareFen))).toBe(last);
          for (const [i, share] of shares.entries()) {
            expect((given.get(share.party) ?? 0) + share.shareFen).toBe(whole[i]!.shareFen);
            const fraction = [share.party, share.numerator, share.denominator];
            expect(fraction).toEqual([alone[i]!.party, alone[i]!.numerator, alone[i]!.denominator]);
            // Each earlier instalment was less than a fen off, and so is the whole.
            const off = Math.abs(share.shareFen - alone[i]!.shareFen);
            expect(off).toBeLessThanOrEqual(instalments.length);
          }
        },
      ),
      replayed('M2 over the deal every party has its split of the whole, and every sum is exact'),
    );
  });
});
