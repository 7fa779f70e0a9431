import type { SquareMetre } from '../units/area.ts';
import type { Day } from '../units/day.ts';
import type { Fen } from '../units/fen.ts';
import type { Ratio } from '../units/ratio.ts';

/**
 * How a parcel finds its taker (rule `award-formats`): `tender` sealed and scored; `auction`
 * ascending with three or more; `listing` quotes, then a contest at the close; `capLottery`,
 * `capSelfHold`, `capAffordable` ascending to a cap, then a draw, or bids of held or affordable
 * area; `fixedPrice` bids of yearly tax at a fixed price; `agreement` bargained; `allocation`
 * supplied free; `leaseThenGrant` a package auctioned once, let first; `withPlan` a listing open
 * to those whose scheme passes.
 */
export const AWARD_FORMATS = [
  'tender',
  'auction',
  'listing',
  'capLottery',
  'capSelfHold',
  'capAffordable',
  'fixedPrice',
  'agreement',
  'allocation',
  'leaseThenGrant',
  'withPlan',
] as const;
export type AwardFormat = (typeof AWARD_FORMATS)[number];

/** Why a parcel finds no taker (流拍) or cannot be offered so. */
export const PASS_IN_CODES = [
  'noBidder',
  'tooFewBidders',
  'reserveNotMet',
  'indicatorsNotMet',
  'planNotMet',
  'competitionRequired',
] as const;
export type PassInCode = (typeof PASS_IN_CODES)[number];

/** What a taker has promised beside the price; a later check holds it to this. */
export interface Promised {
  /** Area to hold and not to sell, m². */
  readonly selfHoldM2?: SquareMetre;
  /** Affordable floor area to build and hand over, m². */
  readonly affordableM2?: SquareMetre;
  /** Investment per mu of a standard-land contract, fen. */
  readonly investmentFenPerMu?: Fen;
  /** Yearly tax per mu of a standard-land contract or a bid of contribution, fen. */
  readonly taxFenPerMu?: Fen;
}

/** How the price of an awarded parcel came about, exact enough to be worked out again. */
export interface AwardRecord {
  readonly format: AwardFormat;
  /** Day the notice was put up. */
  readonly noticed: Day;
  /** How often the parcel was passed in before. */
  readonly passedIn: number;
  readonly valuation: Valuation;
  readonly startFen: Fen;
  readonly stepFen: Fen;
  readonly capFen: Fen | null;
  /** Whole steps from the start to the price; null where the price was not bid up. */
  readonly steps: number | null;
  /** Price of the whole lot; above the deal's own where it was sold with others, or let first. */
  readonly lotPriceFen: Fen;
  /** Lowest legal price of the lot; nothing where none is known. */
  readonly floorFen: Fen;
  /** What each bidder would have paid at most, the winner first; in order of their limits. */
  readonly limitsFen: readonly Fen[];
  readonly promised: Promised;
  /** Years let and years in all of a lease-then-grant package; null for other formats. */
  readonly package: { readonly leaseYears: number; readonly termYears: number } | null;
}

/** The parts of a hedonic value. */
export interface Valuation {
  /** Benchmark price, fen per m². */
  readonly benchmark: Ratio;
  /** The rule and key of the benchmark; null: assumed in the market's own data. */
  readonly benchmarkRule: { readonly rule: string; readonly key: string } | null;
  /** Market index of city and use at the close, 1 at the base. */
  readonly index: Ratio;
  /** Index the seller knew when it set the start price. */
  readonly knownIndex: Ratio;
  readonly termFactor: Ratio;
  readonly sizeFactor: Ratio;
  readonly placeFactor: Ratio;
  /** Part of the assessed value asked as the start price. */
  readonly startShare: Ratio;
  /** Value of the parcel at the close, fen. */
  readonly valueFen: Fen;
  /** Value at the index the seller knew, fen. */
  readonly assessedFen: Fen;
}
