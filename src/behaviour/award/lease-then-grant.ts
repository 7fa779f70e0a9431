import { termFactor } from '../../rules/term-factor.ts';
import { type Fen, rateOfFen, subFen } from '../../units/fen.ts';
import { invariant } from '../../units/invariant.ts';
import { type Ratio, ratio } from '../../units/ratio.ts';
import type { Promised } from '../../world/award.ts';

/** A package of a lease and the grant that may follow, auctioned once (先租后让). */
export interface LeasePackage {
  readonly priceFen: Fen;
  readonly leaseYears: number;
  /** Of lease and grant together. */
  readonly termYears: number;
  /** Yearly capitalisation rate of the use. */
  readonly rate: Ratio;
}

/**
 * Divides the price of the package between the lease and the grant of the rest of the term: the
 * grant bears its term factor over that of the whole, up to the fen, and the lease what is left,
 * so that both sum to the price.
 *
 * @throws InvariantError when the lease is not shorter than the term
 */
export function splitPackage(lease: LeasePackage): {
  readonly leaseFen: Fen;
  readonly grantFen: Fen;
} {
  const { priceFen, leaseYears, termYears, rate } = lease;
  invariant(leaseYears > 0 && leaseYears < termYears, 'award.leaseYears', () => ({ ...lease }));
  const rest = termFactor(rate, termYears - leaseYears, termYears);
  const grantFen = rateOfFen(priceFen, rest, 'ceil');
  return { leaseFen: subFen(priceFen, grantFen), grantFen };
}

/**
 * Whether a lease becomes a grant (rule `lease-to-grant-tests`): every indicator agreed is
 * delivered. The package was auctioned once; there is no new auction.
 */
export function passesConversion(agreed: Promised, delivered: Promised): boolean {
  return shortfalls(agreed, delivered).length === 0;
}

/** The indicators delivered below what was agreed, with the part delivered. */
export function shortfalls(
  agreed: Promised,
  delivered: Promised,
): { readonly indicator: keyof Promised; readonly part: Ratio }[] {
  return INDICATORS.flatMap((indicator) => {
    const asked = agreed[indicator] ?? 0;
    const given = delivered[indicator] ?? 0;
    return given >= asked ? [] : [{ indicator, part: ratio(given, asked) }];
  });
}

const INDICATORS = ['investmentFenPerMu', 'taxFenPerMu', 'selfHoldM2', 'affordableM2'] as const;
