import type { Day } from '../units/day.ts';
import { type Fraction, fraction, NOTHING, plus, times } from './fraction.ts';
import type { Role } from './sharing-rule.ts';

/** Who plays which part in a deal; parts nobody else plays name the land's party. */
export interface Cast {
  readonly parties: Readonly<Record<Role, string>>;
  readonly crossRegion: boolean;
  /** Quota area each city supplied, for the rule `quotaSupplied`. */
  readonly quotaSuppliedM2: ReadonlyMap<string, number>;
  /** The day the deal was signed, for phases that count from it. */
  readonly signed: Day;
}

/** Parties and an exact amount or fraction of each. */
export type Fractions = ReadonlyMap<string, Fraction>;

export function addTo(shares: Map<string, Fraction>, party: string, share: Fraction): void {
  shares.set(party, plus(shares.get(party) ?? NOTHING, share));
}

/**
 * A role's share to whoever plays it. The part of the quota's suppliers is theirs in proportion
 * to the area each supplied, the land's own city included.
 */
export function giveTo(shares: Map<string, Fraction>, role: Role, share: Fraction, cast: Cast) {
  const supplied = [...cast.quotaSuppliedM2].filter(([, areaM2]) => areaM2 > 0);
  if (role !== 'quota' || supplied.length === 0) {
    addTo(shares, cast.parties[role], share);
    return;
  }
  const sum = supplied.reduce((total, [, areaM2]) => total + BigInt(areaM2), 0n);
  for (const [party, areaM2] of supplied) {
    addTo(shares, party, times(share, fraction(BigInt(areaM2), sum)));
  }
}
