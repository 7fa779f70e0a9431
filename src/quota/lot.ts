import type { Day } from '../units/day.ts';
import type { Fen } from '../units/fen.ts';
import type { Vector } from './vector.ts';

/**
 * The seven ledgers, never netted against each other: L1 planning scale, L2 annual plan,
 * L3 linkage surplus, L4 replenishment, L5 farmland-retention target, L6 permanent-basic-farmland
 * target, L7 annual cap on farmland taken. L5 and L6 are obligations, the others permissions.
 */
export const QUOTA_LEDGERS = ['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7'] as const;
export type QuotaLedger = (typeof QUOTA_LEDGERS)[number];

/** The ledgers whose lots count paddy and capacity beside area. */
export const VECTOR_LEDGERS: readonly QuotaLedger[] = ['L3', 'L4'];

/** The grades farmland is sorted into, 1 the best and 15 the poorest. */
export const BEST_GRADE = 1;
export const POOREST_GRADE = 15;

/** A lot as minted: one project or one decision, with the document behind it. */
export interface Lot {
  readonly id: string;
  readonly ledger: QuotaLedger;
  /** County or city the lot comes from. */
  readonly origin: string;
  readonly project: string;
  readonly document: string;
  readonly accepted: Day;
  /** The accounting year a lot belongs to; L2 and L7 lapse with it. */
  readonly vintage: number;
  /** Land grade 1–15 of the farmland behind the lot; null where it has none. */
  readonly grade: number | null;
  /** Last day of validity; null when it never lapses. */
  readonly expires: Day | null;
  readonly minted: Vector;
  /** The parcels it was made from, where named; each serves one lot, ever (一地一用). */
  readonly parcels?: readonly string[];
  /** What the project cost, where stated. */
  readonly costFen?: Fen;
  /** Listed as one piece: what is available of it changes hands whole or not at all. */
  readonly whole?: boolean;
}
