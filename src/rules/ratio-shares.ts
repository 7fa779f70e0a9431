import { allocateExact } from '../split/allocate.ts';
import { gcd } from '../units/exact.ts';
import type { Fen } from '../units/fen.ts';
import { invariant } from '../units/invariant.ts';
import type { Ratio } from '../units/ratio.ts';

/** A party and the exact part of an amount that the law gives it. */
export interface RatioShare {
  readonly party: string;
  readonly share: Ratio;
}

/**
 * Splits an amount by exact fractions that sum to one, to the fen by largest remainder; an odd
 * fen goes to the earlier party.
 *
 * @throws InvariantError when the fractions do not sum to one.
 */
export function splitByRatios(amountFen: Fen, shares: readonly RatioShare[]): Map<string, Fen> {
  const denominator = shares.reduce((lcm, { share }) => {
    const next = BigInt(share.denominator);
    return (lcm / gcd(lcm, next)) * next;
  }, 1n);
  const parts = shares.map(
    ({ share }) => BigInt(share.numerator) * (denominator / BigInt(share.denominator)),
  );
  const sum = parts.reduce((total, part) => total + part, 0n);
  invariant(sum === denominator, 'rules.sharesSum', () => ({
    shares: shares.map(({ party, share }) => `${party} ${share.numerator}/${share.denominator}`),
  }));
  return splitByParts(
    amountFen,
    shares.map(({ party }) => party),
    parts,
    denominator,
  );
}

/** Splits an amount by whole parts of a common whole, to the fen by largest remainder. */
export function splitByParts(
  amountFen: Fen,
  parties: readonly string[],
  parts: readonly bigint[],
  whole: bigint,
): Map<string, Fen> {
  const magnitude = BigInt(Math.abs(amountFen));
  const claims = parties.map((party, i) => ({ party, numerator: magnitude * parts[i]! }));
  const rank = new Map(parties.map((party, i) => [party, i]));
  const shares = allocateExact(amountFen, claims, whole, (party) => rank.get(party)!);
  return new Map(shares.map(({ party, shareFen }) => [party, shareFen]));
}
