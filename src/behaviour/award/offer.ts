import type { SquareMetre } from '../../units/area.ts';
import type { Fen } from '../../units/fen.ts';
import type { Ratio } from '../../units/ratio.ts';
import type { PassInCode, Promised } from '../../world/award.ts';

/** Somebody who would take the parcel. Bidders stand in order of entry: the earlier wins a tie. */
export interface Bidder {
  readonly id: string;
  /** The most it would pay, fen; nobody else knows. */
  readonly valueFen: Fen;
  /** Score of its scheme, 0–100. */
  readonly schemeScore: number;
  /** The most yearly tax per mu it would promise, fen. */
  readonly taxFenPerMu: Fen;
  /** The most investment per mu it would promise, fen. */
  readonly investmentFenPerMu: Fen;
}

/** Terms on which a lot is put up; prices are for the whole lot. */
export interface Offer {
  readonly startFen: Fen;
  /** Secret lowest price; null: none beside the start price. */
  readonly reserveFen: Fen | null;
  /** Least raise. */
  readonly stepFen: Fen;
  /** Fewest bidders with whom the sale goes on. */
  readonly leastBidders: number;
}

/** A sale, or a pass-in with what was found and what was needed. */
export type Sale =
  | {
      readonly sold: true;
      readonly winner: Bidder;
      readonly priceFen: Fen;
      /** Whole steps above the start; null where the price was not bid up. */
      readonly steps: number | null;
      readonly promised: Promised;
    }
  | {
      readonly sold: false;
      readonly reason: PassInCode;
      readonly found: number;
      readonly expected: number;
      readonly unit: 'fen' | 'count';
    };

/** What a bid of area costs the bidder, and in which steps it is raised. */
export interface AreaBid {
  readonly stepM2: SquareMetre;
  readonly mostM2: SquareMetre;
  /** What one m² promised costs its bidder, fen. */
  readonly costFenPerM2: Fen;
}

/** Weights of a scored tender; the rest of the whole goes to the scheme. */
export interface TenderScore {
  readonly priceWeight: Ratio;
}

export function passIn(
  reason: PassInCode,
  found: number,
  expected: number,
  unit: 'fen' | 'count' = 'count',
): Sale {
  return { sold: false, reason, found, expected, unit };
}
