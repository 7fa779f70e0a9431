import type { What, Why } from '../ledger/why.ts';
import { shareWhy } from '../ledger/why-share.ts';
import { allocate, allocateExact, allocateResidual } from '../split/allocate.ts';
import type { Claim, Share, TieOrder } from '../split/allocation.ts';
import { largestRemainder } from '../split/largest-remainder.ts';
import { type Fen, fen, ZERO_FEN } from '../units/fen.ts';
import { invariant } from '../units/invariant.ts';
import { byCodeUnit } from '../units/order.ts';
import {
  type Fraction,
  fraction,
  greater,
  isLess,
  lesser,
  minus,
  NOTHING,
  ofRatio,
  plus,
  times,
  WHOLE,
} from './fraction.ts';
import type { Role, SharingRule } from './sharing-rule.ts';
import { fractionWhy, type Slice } from './sharing-why.ts';

/** Who plays which part in a deal; parts nobody else plays name the land's party. */
export interface Cast {
  readonly parties: Readonly<Record<Role, string>>;
  readonly crossRegion: boolean;
  /** Quota area each city supplied, for the rule `quotaSupplied`. */
  readonly quotaSuppliedM2: ReadonlyMap<string, number>;
}

/** A sharing rule made ready for one deal: every amount of its base can now be split. */
export interface CompiledSharing {
  /**
   * The exact shares of the slice of the deal's base that lies between two cumulative amounts
   * (a receipt's slice, or everything from zero), in party order.
   */
  slice(fromFen: Fen, toFen: Fen): Share[];
  /** How a party's share of a slice came about. */
  why(what: What, slice: Slice, party: string): Why;
}

/** A compiled rule without its explanations: the slices, and who takes every odd fen. */
interface Slices {
  readonly slice: CompiledSharing['slice'];
  readonly residualTo: string | null;
}

type Fractions = ReadonlyMap<string, Fraction>;

/**
 * Makes a sharing rule ready for one deal.
 *
 * @param path where the rule stands in the policy, for its explanations
 */
export function compileSharing(
  rule: SharingRule,
  cast: Cast,
  order: TieOrder,
  path = 'sharing.rule',
): CompiledSharing {
  const { slice, residualTo } = compileSlices(rule, cast, order);
  return {
    slice,
    why: (what, { before, base }, party) => {
      const from = Number(before.result.numerator);
      const claims = slice(fen(from), fen(from + Number(base.result.numerator)));
      const fraction = fractionWhy({ rule, cast, path }, party, { before, base });
      return shareWhy(what, base, party, claims, { fraction, residualTo, rule: 'sharing-policy' });
    },
  };
}

/**
 * A rule that is linear in its base becomes whole-number
 * weights once; a waterfall is evaluated slice by slice, in exact fractions.
 */
function compileSlices(rule: SharingRule, cast: Cast, order: TieOrder): Slices {
  const byRank = (a: string, b: string) => order(a) - order(b) || byCodeUnit(a, b);
  const chosen = choose(rule, cast);
  const linear = unitShares(chosen, cast);
  if (linear !== null) {
    const residual = residualParty(chosen, cast);
    const claims = wholeWeights(linear, residual, byRank);
    if (claims !== null) return linearSharing(claims, residual, order);
  }
  return {
    residualTo: null,
    slice: (fromFen, toFen) => {
      const owed = owedBetween(chosen, cast, fraction(BigInt(fromFen)), fraction(BigInt(toFen)));
      const parties = [...owed.keys()].sort(byRank);
      const d = parties.reduce((lcm, party) => leastCommon(lcm, owed.get(party)!.d), 1n);
      const claims = parties.map((party) => {
        const claim = owed.get(party)!;
        return { party, numerator: claim.n * (d / claim.d) };
      });
      return allocateExact(fen(toFen - fromFen), claims, d, order);
    },
  };
}

/** Weights and fractions of a linear rule never change, so a slice costs one split. */
function linearSharing(claims: Claim[], residualTo: string | null, order: TieOrder): Slices {
  if (residualTo !== null) {
    return {
      residualTo,
      slice: (from, to) => allocateResidual(fen(to - from), claims, residualTo),
    };
  }
  const fractions = allocate(ZERO_FEN, claims, order);
  const weights = claims.map(({ weight }) => weight);
  const ranks = claims.map(({ party }) => order(party));
  return {
    residualTo,
    slice: (from, to) => {
      const parts = largestRemainder(Math.abs(to - from), weights, ranks);
      const sign = to < from ? -1 : 1;
      return fractions.map((share, i) => ({ ...share, shareFen: fen(sign * parts[i]!) }));
    },
  };
}

/** Follows `byOrigin` until a rule that shares. */
function choose(rule: SharingRule, cast: Cast): SharingRule {
  return rule.kind === 'byOrigin'
    ? choose(cast.crossRegion ? rule.crossRegion : rule.local, cast)
    : rule;
}

function residualParty(rule: SharingRule, cast: Cast): string | null {
  const named = rule.kind === 'fixed' || rule.kind === 'weights' ? rule.residualTo : null;
  return named === null ? null : cast.parties[named];
}

/** Each party's fraction of any amount, or null when the rule is not linear in its base. */
function unitShares(rule: SharingRule, cast: Cast): Fractions | null {
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
    case 'quotaSupplied':
      give('quota', WHOLE);
      return shares;
    case 'levyFirst': {
      const rest = unitShares(choose(rule.rest, cast), cast);
      if (rest === null) return null;
      const rate = ofRatio(rule.rate);
      give(rule.to, rate);
      for (const [party, share] of rest) addTo(shares, party, times(share, minus(WHOLE, rate)));
      return shares;
    }
    case 'byOrigin':
      return unitShares(choose(rule, cast), cast);
    case 'waterfall':
      return null;
  }
}

function addTo(shares: Map<string, Fraction>, party: string, share: Fraction): void {
  shares.set(party, plus(shares.get(party) ?? NOTHING, share));
}

/**
 * A role's share to whoever plays it. The part of the quota's suppliers is theirs in proportion
 * to the area each supplied, the land's own city included.
 */
function giveTo(shares: Map<string, Fraction>, role: Role, share: Fraction, cast: Cast): void {
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

/** What each party is owed of the slice from `from` to `to` of the rule's base, exactly. */
function owedBetween(rule: SharingRule, cast: Cast, from: Fraction, to: Fraction): Fractions {
  const unit = unitShares(rule, cast);
  const owed = new Map<string, Fraction>();
  const give = (party: string, amount: Fraction) =>
    owed.set(party, plus(owed.get(party) ?? NOTHING, amount));
  if (unit !== null) {
    for (const [party, share] of unit) give(party, times(share, minus(to, from)));
    return owed;
  }
  if (rule.kind === 'byOrigin') return owedBetween(choose(rule, cast), cast, from, to);
  if (rule.kind === 'levyFirst') {
    const rate = ofRatio(rule.rate);
    const kept = minus(WHOLE, rate);
    giveTo(owed, rule.to, times(rate, minus(to, from)), cast);
    const rest = owedBetween(choose(rule.rest, cast), cast, times(from, kept), times(to, kept));
    for (const [party, amount] of rest) give(party, amount);
    return owed;
  }
  invariant(rule.kind === 'waterfall', 'sharing.kind', () => ({ kind: rule.kind }));
  let floor = NOTHING;
  for (const { rule: inner, amountFen } of rule.steps) {
    const ceiling = plus(floor, fraction(BigInt(amountFen)));
    addSlice(give, inner, cast, greater(from, floor), lesser(to, ceiling), floor);
    floor = ceiling;
  }
  addSlice(give, rule.rest, cast, greater(from, floor), to, floor);
  return owed;
}

function addSlice(
  give: (party: string, amount: Fraction) => void,
  rule: SharingRule,
  cast: Cast,
  from: Fraction,
  to: Fraction,
  floor: Fraction,
): void {
  if (!isLess(from, to)) return;
  const inner = owedBetween(choose(rule, cast), cast, minus(from, floor), minus(to, floor));
  for (const [party, amount] of inner) give(party, amount);
}

/**
 * Fractions over one common denominator as safe whole weights, or null when they outgrow them.
 * Parties without a share drop out, except the one that takes the odd fen.
 */
function wholeWeights(
  shares: Fractions,
  residual: string | null,
  byRank: (a: string, b: string) => number,
): Claim[] | null {
  const parties = [...shares.keys()]
    .filter((party) => shares.get(party)!.n > 0n || party === residual)
    .sort(byRank);
  const d = parties.reduce((lcm, party) => leastCommon(lcm, shares.get(party)!.d), 1n);
  const claims = parties.map((party) => {
    const share = shares.get(party)!;
    return { party, weight: Number(share.n * (d / share.d)) };
  });
  return claims.every(({ weight }) => Number.isSafeInteger(weight)) &&
    Number.isSafeInteger(Number(d))
    ? claims
    : null;
}

function leastCommon(a: bigint, b: bigint): bigint {
  const common = fraction(a, b);
  return a * common.d;
}
