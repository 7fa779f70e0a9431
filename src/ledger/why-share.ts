import { giveOddUnits } from '../split/largest-remainder.ts';
import { invariant } from '../units/invariant.ts';
import type { What, Why, WhyClaim } from './why.ts';
import { node, quantity, type WhyMore } from './why-terms.ts';

/** A party's exact fraction of an amount that is shared. */
export interface Fractional {
  readonly party: string;
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * One party's share of an amount, with everybody's claims beside it: whole fen by largest
 * remainder, ties to the earlier claim, or every odd fen to one named party.
 *
 * @param claims fractions that sum to one, in the order that settles ties
 * @param fraction how the party's fraction came about; null where the claims say it all
 */
export function shareWhy(
  what: What,
  base: Why,
  party: string,
  claims: readonly Fractional[],
  more: WhyMore & { readonly fraction?: Why | undefined; readonly residualTo?: string | null } = {},
): Why {
  const { fraction, residualTo: named = null, ...rest } = more;
  // In a stretch that gives it nothing, the odd fen goes by largest remainder all the same.
  const residualTo = claims.some((claim) => claim.party === named) ? named : null;
  const parts = wholeParts(base.result.numerator, claims, residualTo);
  const own = parts.find((claim) => claim.party === party)?.part ?? 0n;
  return node(
    what,
    quantity(own, 1n, 'fen'),
    { op: 'share', party, claims: parts, residualTo },
    fraction === undefined ? [base] : [base, fraction],
    { of: party, ...rest },
  );
}

function wholeParts(
  total: bigint,
  claims: readonly Fractional[],
  residualTo: string | null,
): WhyClaim[] {
  const sign = total < 0n ? -1n : 1n;
  const magnitude = total * sign;
  const common = claims.reduce((product, { denominator }) => product * denominator, 1n);
  const scaled = claims.map(({ numerator, denominator }) => {
    const exact = magnitude * numerator * (common / denominator);
    return { whole: exact / common, rest: exact % common };
  });
  const given = scaled.reduce((sum, { whole }) => sum + whole, 0n);
  const extra = claims.map(() => 0);
  const residual = claims.findIndex(({ party }) => party === residualTo);
  if (residual >= 0) extra[residual] = Number(magnitude - given);
  else {
    const rests = scaled.map(({ rest }) => rest);
    const ranks = claims.map((_, rank) => rank);
    giveOddUnits(extra, rests, ranks, Number(magnitude - given));
  }
  const sum = scaled.reduce((all, { whole }, i) => all + whole + BigInt(extra[i]!), 0n);
  invariant(sum === magnitude, 'why.shares', () => ({ total: String(total) }));
  return claims.map(({ party, numerator, denominator }, i) => ({
    party,
    numerator,
    denominator,
    part: sign * (scaled[i]!.whole + BigInt(extra[i]!)),
    odd: extra[i]! > 0,
  }));
}
