import type { Fen } from '../../units/fen.ts';
import type { Ratio } from '../../units/ratio.ts';

/** Quota of one lot that changes hands for money; the two go together or not at all. */
export interface Trade {
  readonly ask: string;
  readonly lot: string;
  readonly seller: string;
  readonly buyer: string;
  readonly quantity: number;
  /** What the buyer pays: the seller's part and what the level above takes. */
  readonly priceFen: Fen;
  readonly sellerFen: Fen;
  readonly levyFen: Fen;
  /** Quota of the same lot that goes to the pool without a price. */
  readonly inKind: number;
}

/** Where the quota for a need came from. */
export type FillSource = 'own' | 'market' | 'outside';

/** Part of a need that is met. */
export interface Fill {
  readonly bid: string;
  readonly buyer: string;
  readonly quantity: number;
  readonly from: FillSource;
  /** The ask it comes from; '' from outside, and for lots, which serve a buyer's needs together. */
  readonly ask: string;
}

/** Quota bought from beyond the region; the centre keeps price − payout. */
export interface OutsidePurchase {
  readonly bid: string;
  readonly buyer: string;
  readonly quantity: number;
  readonly priceFen: Fen;
  readonly payoutFen: Fen;
}

/** A buyer's deposit for a lot: turned into price for the winner, given back to the others. */
export interface Deposit {
  readonly lot: string;
  readonly buyer: string;
  readonly amountFen: Fen;
  readonly outcome: 'converted' | 'returned';
}

/** Why a need stays unmet. */
export const UNMET_REASONS = ['belowFloor', 'belowPrice', 'outbid', 'supplyShort'] as const;
export type UnmetReason = (typeof UNMET_REASONS)[number];

/** Why an offer stays unsold. */
export const UNSOLD_REASONS = [
  'exportGate',
  'reserveKept',
  'aboveCeiling',
  'abovePrice',
  'wholeOnly',
  'demandShort',
] as const;
export type UnsoldReason = (typeof UNSOLD_REASONS)[number];

export interface Unmet {
  readonly bid: string;
  readonly buyer: string;
  readonly quantity: number;
  readonly reason: UnmetReason;
}

export interface Unsold {
  readonly ask: string;
  readonly holder: string;
  readonly quantity: number;
  readonly reason: UnsoldReason;
}

/** What came of one order book under one mechanism. */
export interface Clearing {
  /** The one price of all trades, fen per unit; null where every trade has its own, or none. */
  readonly price: Ratio | null;
  readonly trades: readonly Trade[];
  readonly fills: readonly Fill[];
  readonly outside: readonly OutsidePurchase[];
  readonly deposits: readonly Deposit[];
  readonly unmet: readonly Unmet[];
  readonly unsold: readonly Unsold[];
}
