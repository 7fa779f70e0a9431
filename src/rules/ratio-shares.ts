import { allocateExact } from '../split/allocate.ts';
import { largestRemainder } from '../split/largest-remainder.ts';
import { gcd } from '../units/exact.ts';
import { type Fen, fen } from '../units/fen.ts';
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
  const whole = shares.reduce((product, { share }) => product * share.denominator, 1);
  const weights = shares.map(({ share }) => share.numerator * (whole / share.denominator));
  if (!weights.every(Number.isSafeInteger) || !Number.isSafeInteger(whole)) {
    return splitByFractions(amountFen, shares);
  }
  const sum = weights.reduce((total, weight) => total + weight, 0);
  invariant(sum === whole, 'rules.sharesSum', () => ({ shares: shares.map(described) }));
  const ranks = shares.map((_, rank) => rank);
  const parts = largestRemainder(Math.abs(amountFen), weights, ranks);
  const sign = amountFen < 0 ? -1 : 1;
  return new Map(shares.map(({ party }, i) => [party, fen(sign * parts[i]!)]));
}

function splitByFractions(amountFen: Fen, shares: readonly RatioShare[]): Map<string, Fen> {
  const denominator = shares.reduce((lcm, { share }) => {
    const next = BigInt(share.denominator);
    return (lcm / gcd(lcm, next)) * next;
  }, 1n);
  const parts = shares.map(
    ({ share }) => BigInt(share.numerator) * (denominator / BigInt(share.denominator)),
  );
  const sum = parts.reduce((total, part) => total + part, 0n);
  invariant(sum === denominator, 'rules.sharesSum', () => ({ shares: shares.map(described) }));
  const parties = shares.map(({ party }) => party);
  return splitByParts(amountFen, parties, parts, denominator);
}

function described({ party, share }: RatioShare): string {
  return `${party} ${share.numerator}/${share.denominator}`;
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
