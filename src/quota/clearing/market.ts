import { invariant } from '../../units/invariant.ts';
import { compareRatio, ONE, type Ratio, ZERO } from '../../units/ratio.ts';

/** The ways a price can be found. */
export const MECHANISM_KINDS = [
  'posted',
  'agreement',
  'listedLots',
  'ascending',
  'callAuction',
  'proRata',
] as const;
export type MechanismKind = (typeof MECHANISM_KINDS)[number];

/** Who goes first among equals: the earlier, a draw, or everybody in proportion. */
export const TIE_RULES = ['time', 'lottery', 'proRata'] as const;
export type TieRule = (typeof TIE_RULES)[number];

/** Where a uniform price lies when several prices balance the book. */
export const PRICE_POINTS = ['low', 'middle', 'high'] as const;
export type PricePoint = (typeof PRICE_POINTS)[number];

/** A posted price that moves with the grade of the land behind a lot. */
export interface GradeStep {
  /** The grade the price is set for. */
  readonly grade: number;
  /** What one better grade costs more, fen per unit. */
  readonly step: Ratio;
}

/** One price for all, set beforehand; first come, first served. */
export interface Posted {
  readonly kind: 'posted';
  readonly byGrade: GradeStep | null;
}

/** One price for all, set beforehand; the short side is shared in proportion. */
export interface ProRata {
  readonly kind: 'proRata';
}

/** Every buyer settles with every holder by itself. */
export interface Agreement {
  readonly kind: 'agreement';
  /** The holder's part of what a deal is worth beyond the holder's limit. */
  readonly sellerShare: Ratio;
}

/** Lots put up one by one, whole or not at all, by ascending bids. */
export interface Lots {
  /** `listedLots` has its terms in whole 万元, `ascending` to the fen. */
  readonly kind: 'listedLots' | 'ascending';
  /** Size every lot is cut to, the rest making a smaller one; null: a lot as it is. */
  readonly lotSize: number | null;
  /** Bid step and deposit as parts of the starting price. */
  readonly step: Ratio;
  readonly deposit: Ratio;
  /** Highest price as a multiple of the starting price; null: only the band counts. */
  readonly capShare: Ratio | null;
  readonly tie: Exclude<TieRule, 'proRata'>;
}

/** All orders at once, one price for all. */
export interface CallAuction {
  readonly kind: 'callAuction';
  readonly priceAt: PricePoint;
  readonly tie: TieRule;
  /** Whether a lot may be sold in part. */
  readonly partial: boolean;
}

export type Mechanism = Posted | ProRata | Agreement | Lots | CallAuction;

/** Quota from beyond the region at a price set by the state, which keeps the spread. */
export interface OutsideOption {
  readonly price: Ratio;
  /** What reaches the supplier of a unit. */
  readonly payout: Ratio;
  /** Most that can be had; null: as much as anybody wants, which makes the price a ceiling. */
  readonly most: number | null;
}

/** What the level above takes of every sale: quota, or a part of the price. */
export interface Levy {
  readonly form: 'inKind' | 'cash';
  readonly rate: Ratio;
}

/** Everything a clearing depends on besides its orders and its draws. */
export interface Market {
  readonly mechanism: Mechanism;
  /** Posted or starting price, fen per unit. */
  readonly price: Ratio;
  readonly floor: Ratio | null;
  readonly cap: Ratio | null;
  /** Price at which bidding stops and the earliest buyer wins; null: none. */
  readonly breaker: Ratio | null;
  readonly outside: OutsideOption | null;
  readonly levy: Levy | null;
  /** Part of every lot its holder keeps. */
  readonly reserve: Ratio;
  /** Holders that may give nothing to others. */
  readonly gated: ReadonlySet<string>;
  /** Holders that keep nothing back and owe no levy: the shared pool. */
  readonly pools: ReadonlySet<string>;
}

/** Picks one of `count` by chance, 0 … count − 1; the same label gives the same pick. */
export type Draws = (label: string, count: number) => number;

/** Highest unit price anybody pays in the region; null when there is none. */
export function ceilingOf({ cap, breaker, outside }: Market): Ratio | null {
  const outsidePrice = outside !== null && outside.most === null ? outside.price : null;
  return [cap, breaker, outsidePrice].reduce(
    (least, one) => (one === null || (least !== null && !below(one, least)) ? least : one),
    null,
  );
}

/** How ties are broken at the ceiling: by time when the circuit breaker is what binds. */
export function tieOf(market: Market, tie: TieRule): TieRule {
  const { breaker } = market;
  const ceiling = ceilingOf(market);
  return breaker !== null && ceiling !== null && compareRatio(breaker, ceiling) === 0
    ? 'time'
    : tie;
}

/** @throws InvariantError when a rate lies outside 0 … 1. */
export function checkMarket({ reserve, levy }: Market): void {
  const within = (rate: Ratio) => !below(rate, ZERO) && !below(ONE, rate);
  invariant(within(reserve), 'clearing.reserve', () => ({ reserve }));
  const sound = levy === null || (within(levy.rate) && below(levy.rate, ONE));
  invariant(sound, 'clearing.levy', () => ({ levy }));
}

function below(a: Ratio, b: Ratio): boolean {
  return compareRatio(a, b) < 0;
}
