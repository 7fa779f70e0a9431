import type { Fen } from '../units/fen.ts';

/**
 * What a split gave one party. `share` is whole fen; the party's exact claim was
 * `total × numerator / denominator` (the fraction in lowest terms, as bigints because a
 * waterfall's fraction can outgrow a double).
 */
export interface Share {
  readonly party: string;
  readonly shareFen: Fen;
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** A party and its weight; weights are non-negative safe integers, at least one positive. */
export interface Claim {
  readonly party: string;
  readonly weight: number;
}

/** A party and its exact claim: `numerator` over the call's one denominator, in fen. */
export interface ExactClaim {
  readonly party: string;
  readonly numerator: bigint;
}

/**
 * Lower ranks win ties for an odd fen. Give every party of a split a rank of its own: equal ranks
 * fall to the earlier claim, and then the order of the claims matters.
 */
export type TieOrder = (party: string) => number;
