import type { What, Why } from '../ledger/why.ts';
import { shareWhy } from '../ledger/why-share.ts';
import { allocate, allocateExact, allocateResidual } from '../split/allocate.ts';
import type { Claim, Share, TieOrder } from '../split/allocation.ts';
import { largestRemainder } from '../split/largest-remainder.ts';
import { trueUp } from '../split/true-up.ts';
import type { Day } from '../units/day.ts';
import { addFen, type Fen, fen, ZERO_FEN } from '../units/fen.ts';
import { byCodeUnit } from '../units/order.ts';
import { commonDenominator, fraction, type plus, times } from './fraction.ts';
import { addTo, type Cast, type Fractions } from './sharing-cast.ts';
import { unitShares, wholeWeights } from './sharing-linear.ts';
import { phaseOn } from './sharing-phase.ts';
import type { SharingRule } from './sharing-rule.ts';
import { stretchesOf } from './sharing-stretches.ts';
import { type Counts, NO_COUNTS, Tally } from './sharing-tally.ts';
import { fractionWhy, type PlacedRule, type Slice } from './sharing-why.ts';

/** An amount of a deal to be shared; the last one trues up to the split of all of them. */
export interface SharedReceipt {
  /** The day the money came in: phases and yearly limits go by it. */
  readonly day: Day;
  readonly amountFen: Fen;
  readonly last: boolean;
  /** As shares.csv names it within the deal: `1`, `2` … or a tax. */
  readonly name: string;
}

/** How far the sharing of one deal has come. */
export interface SharingProgress {
  /** Sum of the amounts shared so far. */
  readonly sharedFen: Fen;
  /** What each party has been given of them. */
  readonly given: ReadonlyMap<string, Fen>;
  /** What each party was owed exactly; kept only where it does not follow from the sum. */
  readonly owed: Fractions;
  /** The names of the receipts shared so far. */
  readonly names: readonly string[];
  /** What limits within the deal have counted. */
  readonly counts: Counts;
}

/** A deal before its first receipt. */
export const NOTHING_SHARED: SharingProgress = {
  sharedFen: ZERO_FEN,
  given: new Map(),
  owed: new Map(),
  names: [],
  counts: NO_COUNTS,
};

/** An amount shared, and what the next one needs to know. */
export interface Shared {
  /** In party order, summing to the amount. */
  readonly shares: readonly Share[];
  readonly progress: SharingProgress;
  /** What limits over more than one deal have counted, this amount included. */
  readonly history: Counts;
  /**
   * How a party's share came about.
   *
   * @param of the receipt alone, or everything of the deal shared so far
   */
  why(what: What, of: 'receipt' | 'deal', slice: Slice, party: string): Why;
}

/** A sharing rule made ready for one deal. */
export interface CompiledSharing {
  /**
   * Shares one receipt, exact to the fen. Pure: what it must remember goes in and comes out.
   *
   * @param history what limits over more than one deal have counted so far
   */
  share(receipt: SharedReceipt, progress: SharingProgress, history: Counts): Shared;
}

/**
 * Makes a sharing rule ready for one deal. A rule that is linear in its base becomes whole-number
 * weights once; any other is evaluated stretch by stretch, in exact fractions.
 *
 * @param path where the rule stands in the policy: its limits count under that name
 */
export function compileSharing(
  rule: SharingRule,
  cast: Cast,
  order: TieOrder,
  path = 'sharing.rule',
): CompiledSharing {
  const byRank = (a: string, b: string) => order(a) - order(b) || byCodeUnit(a, b);
  const linear = unitShares(rule, cast);
  if (linear !== null) {
    const residual = residualParty(rule, cast, cast.signed);
    const claims = wholeWeights(linear, residual, byRank);
    if (claims !== null) return linearSharing({ rule, cast, path }, claims, residual, order);
  }
  return {
    share: ({ day, amountFen, last, name }, progress, history) => {
      const { sharedFen, given, counts } = progress;
      const endFen = addFen(sharedFen, amountFen);
      const tally = new Tally({ deal: counts, run: history });
      const place = { path, cast, day, tally };
      const [from, to] = [sharedFen, endFen].map((at) => fraction(BigInt(at)));
      const slice = new Map<string, ReturnType<typeof plus>>();
      for (const { length, rates } of stretchesOf(rule, from!, to!, place)) {
        for (const [party, rate] of rates) addTo(slice, party, times(length, rate));
      }
      const owed = new Map(progress.owed);
      for (const [party, amount] of slice) addTo(owed, party, amount);
      const residual = residualParty(rule, cast, day);
      const split = (total: Fen, amounts: Fractions) => {
        const parties = [...amounts.keys()].sort(byRank);
        const d = commonDenominator(parties.map((party) => amounts.get(party)!));
        const claims = parties.map((party) => {
          const claim = amounts.get(party)!;
          return { party, numerator: claim.n * (d / claim.d) };
        });
        return allocateExact(total, claims, d, order, residual);
      };
      const mine = split(amountFen, slice);
      const names = [...progress.names, name];
      const isTruedUp = last && sharedFen !== 0;
      const shares = isTruedUp ? trueUp(split(endFen, owed), given, mine) : mine;
      return {
        shares,
        progress: {
          sharedFen: endFen,
          given: added(given, shares),
          owed,
          names,
          counts: tally.counts('deal'),
        },
        history: tally.counts('run'),
        why: (what, of, slice, party) => {
          const claims = of === 'receipt' ? mine : split(endFen, owed);
          const receipts = of === 'receipt' ? [name] : names;
          const fraction = fractionWhy({ rule, cast, path }, party, slice, claims, receipts);
          return shareWhy(what, slice.base, party, claims, {
            ...SHARED,
            fraction,
            residualTo: residual,
          });
        },
      };
    },
  };
}

/** Weights and fractions of a linear rule never change, so an amount costs one split. */
function linearSharing(
  placed: PlacedRule,
  claims: Claim[],
  residual: string | null,
  order: TieOrder,
): CompiledSharing {
  const fractions = allocate(ZERO_FEN, claims, order);
  const weights = claims.map(({ weight }) => weight);
  const ranks = claims.map(({ party }) => order(party));
  const split = (amountFen: Fen): Share[] => {
    if (residual !== null) return allocateResidual(amountFen, claims, residual);
    const parts = largestRemainder(Math.abs(amountFen), weights, ranks);
    const sign = amountFen < 0 ? -1 : 1;
    return fractions.map((share, i) => ({ ...share, shareFen: fen(sign * parts[i]!) }));
  };
  return {
    share: ({ amountFen, last, name }, progress, history) => {
      const { sharedFen, given } = progress;
      const endFen = addFen(sharedFen, amountFen);
      const mine = endFen === 0 ? [] : split(amountFen);
      const isTruedUp = last && sharedFen !== 0 && endFen !== 0;
      const shares = isTruedUp ? trueUp(split(endFen), given, mine) : mine;
      const names = [...progress.names, name];
      return {
        shares,
        progress: {
          sharedFen: endFen,
          given: added(given, shares),
          owed: progress.owed,
          names,
          counts: progress.counts,
        },
        history,
        why: (what, of, slice, party) => {
          const parts = of === 'receipt' ? mine : split(endFen);
          const receipts = of === 'receipt' ? [name] : names;
          const fraction = fractionWhy(placed, party, slice, parts, receipts);
          return shareWhy(what, slice.base, party, parts, {
            ...SHARED,
            fraction,
            residualTo: residual,
          });
        },
      };
    },
  };
}

const SHARED = { rule: 'sharing-policy' } as const;

/** Who takes the odd fen: as the outermost rule says, once it is known which applies. */
export function residualParty(rule: SharingRule, cast: Cast, day: Day): string | null {
  switch (rule.kind) {
    case 'fixed':
    case 'weights':
      return rule.residualTo === null ? null : cast.parties[rule.residualTo];
    case 'byOrigin':
      return residualParty(cast.crossRegion ? rule.crossRegion : rule.local, cast, day);
    case 'phase': {
      const found = phaseOn(rule, day, cast.signed);
      return found === null ? null : residualParty(found.rule, cast, day);
    }
    default:
      return null;
  }
}

function added(given: ReadonlyMap<string, Fen>, shares: readonly Share[]): Map<string, Fen> {
  const next = new Map(given);
  for (const { party, shareFen } of shares) {
    next.set(party, addFen(next.get(party) ?? ZERO_FEN, shareFen));
  }
  return next;
}
