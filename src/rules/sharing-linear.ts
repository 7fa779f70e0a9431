import type { Claim } from '../split/allocation.ts';
import {
  commonDenominator,
  type Fraction,
  fraction,
  minus,
  ofRatio,
  times,
  WHOLE,
} from './fraction.ts';
import { addTo, type Cast, type Fractions, giveTo } from './sharing-cast.ts';
import type { FactorsRule, Role, SharingRule } from './sharing-rule.ts';

/**
 * Each party's fraction of any amount, or null when the rule is not linear in its base or not the
 * same on every day.
 */
export function unitShares(rule: SharingRule, cast: Cast): Fractions | null {
  const shares = new Map<string, Fraction>();
  const give = (role: Role, share: Fraction) => giveTo(shares, role, share, cast);
  switch (rule.kind) {
    case 'fixed':
      for (const { role, share } of rule.shares) give(role, ofRatio(share));
      return shares;
    case 'weights': {
      const sum = rule.weights.reduce((total, { weight }) => total + BigInt(weight), 0n);
      for (const { role, weight } of rule.weights) give(role, fraction(BigInt(weight), sum));
      return shares;
    }
    case 'factors':
      factorShares(rule, cast, give);
      return shares;
    case 'quotaSupplied':
      give('quota', WHOLE);
      return shares;
    case 'levyFirst': {
      const rest = unitShares(rule.rest, cast);
      if (rest === null) return null;
      const rate = ofRatio(rule.rate);
      give(rule.to, rate);
      for (const [party, share] of rest) addTo(shares, party, times(share, minus(WHOLE, rate)));
      return shares;
    }
    case 'byOrigin':
      return unitShares(cast.crossRegion ? rule.crossRegion : rule.local, cast);
    default:
      return null;
  }
}

function factorShares(
  rule: FactorsRule,
  cast: Cast,
  give: (role: Role, share: Fraction) => void,
): void {
  const held = heldFactors(rule, cast);
  const weights = held.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
  for (const { weight, amounts } of held) {
    const parts = amounts ?? SUPPLIERS;
    const total = parts.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
    for (const { role, amount } of parts) {
      give(role, fraction(BigInt(weight) * BigInt(amount), weights * total));
    }
  }
  if (held.length === 0) give('land', WHOLE);
}

/** The suppliers of quota share their factor among themselves. */
const SUPPLIERS = [{ role: 'quota', amount: 1 }] as const;

/** The factors somebody has something of; the weights of the others go to them. */
export function heldFactors({ factors }: FactorsRule, { quotaSuppliedM2 }: Cast) {
  const isSupplied = [...quotaSuppliedM2.values()].some((areaM2) => areaM2 > 0);
  return factors
    .map((factor, index) => ({ ...factor, index }))
    .filter(({ weight, amounts }) => {
      const isHeld = amounts === null ? isSupplied : amounts.some(({ amount }) => amount > 0);
      return weight > 0 && isHeld;
    });
}

/**
 * Fractions over one common denominator as safe whole weights, or null when they outgrow them.
 * Parties without a share drop out, except the one that takes the odd fen.
 */
export function wholeWeights(
  shares: Fractions,
  residual: string | null,
  byRank: (a: string, b: string) => number,
): Claim[] | null {
  const parties = [...shares.keys()]
    .filter((party) => shares.get(party)!.n > 0n || party === residual)
    .sort(byRank);
  const d = commonDenominator(parties.map((party) => shares.get(party)!));
  const claims = parties.map((party) => {
    const share = shares.get(party)!;
    return { party, weight: Number(share.n * (d / share.d)) };
  });
  return claims.every(({ weight }) => Number.isSafeInteger(weight)) &&
    Number.isSafeInteger(Number(d))
    ? claims
    : null;
}
