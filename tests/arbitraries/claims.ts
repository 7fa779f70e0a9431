import fc from 'fast-check';
import type { Claim, ExactClaim, TieOrder } from '../../src/split/allocation.ts';
import type { Fen } from '../../src/units/fen.ts';
import { fen } from '../../src/units/fen.ts';

/** Parties are called p0, p1 …; the lower number wins ties. */
export const byNumber: TieOrder = (party) => Number(party.slice(1));

export function toClaims(weights: readonly number[]): Claim[] {
  return weights.map((weight, i) => ({ party: `p${i}`, weight }));
}

/** A total with exact claims in `1/denominator` fen that sum to it. */
export interface ExactSplit {
  readonly total: Fen;
  readonly claims: readonly ExactClaim[];
  readonly denominator: bigint;
}

/** Cuts a total into exact claims at random places, so that they sum to it by construction. */
export const exactSplit: fc.Arbitrary<ExactSplit> = fc
  .record({
    total: fc.oneof(fc.nat({ max: 30 }), fc.maxSafeNat()),
    denominator: fc.oneof(
      fc.bigInt({ min: 1n, max: 12n }),
      fc.bigInt({ min: 1n, max: 10n ** 30n }),
    ),
    cuts: fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { maxLength: 6 }),
  })
  .map(({ total, denominator, cuts }) => {
    const end = BigInt(total) * denominator;
    const places = cuts.map((cut) => (end * cut) / 10n ** 12n);
    const sorted = [0n, ...places.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)), end];
    const claims = sorted.slice(1).map((place, i) => ({
      party: `p${i}`,
      numerator: place - sorted[i]!,
    }));
    return { total: fen(total), claims, denominator };
  });
