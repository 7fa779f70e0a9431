import { gcd } from '../units/exact.ts';
import { type Fen, fen } from '../units/fen.ts';
import { invariant } from '../units/invariant.ts';
import type { Claim, ExactClaim, Share, TieOrder } from './allocation.ts';
import { exactParts, largestRemainder, sumWeights } from './largest-remainder.ts';

/**
 * Shares an amount by weights, exact to the fen, by largest remainder with a fixed tie order.
 * A negative amount is the mirror image of the positive one. Parties must be distinct.
 *
 * @throws InvariantError on a repeated party, a bad weight or weights that sum to zero.
 */
export function allocate(total: Fen, claims: readonly Claim[], order: TieOrder): Share[] {
  checkDistinct(claims);
  const weights = claims.map((claim) => claim.weight);
  const parts = largestRemainder(
    Math.abs(total),
    weights,
    claims.map((claim) => order(claim.party)),
  );
  const weightSum = sumWeights(weights);
  return claims.map((claim, i) => shareOf(claim, weightSum, signed(parts[i]!, total)));
}

/**
 * Shares an amount by exact claims given in fractions of a fen with one common denominator
 * (what a waterfall or a mixed rule gives). The claims must be non-negative and sum to the
 * amount exactly.
 *
 * @param residualParty takes every odd fen, where it is among the claims; null: the largest
 *   remainders do
 * @throws InvariantError when the claims do not sum to the amount or one is negative.
 */
export function allocateExact(
  total: Fen,
  claims: readonly ExactClaim[],
  denominator: bigint,
  order: TieOrder,
  residualParty: string | null = null,
): Share[] {
  checkDistinct(claims);
  const magnitude = BigInt(Math.abs(total));
  const claimed = claims.reduce((sum, claim) => sum + claim.numerator, 0n);
  invariant(
    denominator > 0n &&
      claimed === magnitude * denominator &&
      claims.every((claim) => claim.numerator >= 0n),
    'split.claims',
    () => ({ total, claimed: claimed.toString(), denominator: denominator.toString() }),
  );
  const shares = wholeShares(Math.abs(total), claims, denominator, order, residualParty);
  return claims.map((claim, i) => ({
    party: claim.party,
    shareFen: signed(shares[i]!, total),
    ...lowestTerms(claim.numerator, magnitude === 0n ? 1n : magnitude * denominator),
  }));
}

function wholeShares(
  magnitude: number,
  claims: readonly ExactClaim[],
  denominator: bigint,
  order: TieOrder,
  residualParty: string | null,
): number[] {
  const residual = claims.findIndex(({ party }) => party === residualParty);
  const numerators = claims.map(({ numerator }) => numerator);
  if (residual < 0) {
    const ranks = claims.map(({ party }) => order(party));
    return exactParts(magnitude, numerators, denominator, ranks);
  }
  const shares = numerators.map((numerator) => Number(numerator / denominator));
  shares[residual]! += magnitude - shares.reduce((sum, share) => sum + share, 0);
  return shares;
}

/**
 * The policy option "residual to a named party": everybody else gets the floor of the exact
 * share and the named party takes the rest, odd fen included.
 *
 * @throws InvariantError when the named party is not among the claims, on a repeated party, a bad
 * weight or weights that sum to zero.
 */
export function allocateResidual(
  total: Fen,
  claims: readonly Claim[],
  residualParty: string,
): Share[] {
  checkDistinct(claims);
  const magnitude = BigInt(Math.abs(total));
  const weightSum = sumWeights(claims.map((claim) => claim.weight));
  const bigSum = BigInt(weightSum);
  const residual = claims.findIndex((claim) => claim.party === residualParty);
  invariant(residual >= 0, 'split.residual', () => ({ residualParty }));
  const parts = claims.map((claim) => Number((magnitude * BigInt(claim.weight)) / bigSum));
  const given = parts.reduce((sum, part) => sum + part, 0);
  parts[residual]! += Math.abs(total) - given;
  return claims.map((claim, i) => shareOf(claim, weightSum, signed(parts[i]!, total)));
}

function signed(part: number, total: Fen): Fen {
  return fen(total < 0 ? -part : part);
}

// Euclid in doubles: both are safe integers, and bigint would be most of a split's cost.
function shareOf({ party, weight }: Claim, weightSum: number, shareFen: Fen): Share {
  let divisor = weightSum;
  for (let rest = weight; rest !== 0; ) [divisor, rest] = [rest, divisor % rest];
  const numerator = BigInt(weight / divisor);
  return { party, shareFen, numerator, denominator: BigInt(weightSum / divisor) };
}

function lowestTerms(numerator: bigint, denominator: bigint) {
  const divisor = gcd(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function checkDistinct(claims: readonly { readonly party: string }[]): void {
  const parties = new Set(claims.map((claim) => claim.party));
  invariant(parties.size === claims.length, 'split.repeatedParty', () => ({
    parties: claims.map((claim) => claim.party),
  }));
}
