import type { PutUp } from '../behaviour/market/put-up.ts';
import type { Fen } from '../units/fen.ts';
import type { PassInCode } from '../world/award.ts';
import type { RefusalCode } from '../world/refusal.ts';
import type { KeptFor } from './listing-choice.ts';

/**
 * What became of a lot: `awarded`; passed in, by the reason; `held` back for want of quota, told
 * once; `dropped` after a year of it; kept back by its city, told once; `open` still when the run
 * ends.
 */
export type OfferingOutcome = 'awarded' | 'held' | 'dropped' | 'open' | KeptFor | PassInCode;

/** Outcomes of a lot that no bids have closed on. */
export const NOT_CLOSED: readonly OfferingOutcome[] = [
  'held',
  'dropped',
  'open',
  'keptForSharing',
  'keptForMarket',
];

/** One time a lot was put up, or held back. */
export interface Offering {
  readonly lot: PutUp;
  readonly outcome: OfferingOutcome;
  /** How many looked at it. */
  readonly turnout: number;
  /** Price of the whole lot; null unless awarded. */
  readonly priceFen: Fen | null;
  /** The part of each parcel in it, in their order; empty unless awarded. */
  readonly pricesFen: readonly Fen[];
  /** Why the gate would have refused it; null unless held back or dropped. */
  readonly refusal: RefusalCode | null;
  /** The deals it became. */
  readonly deals: readonly string[];
}
