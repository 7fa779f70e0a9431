import type { Entry } from '../ledger/entry.ts';
import type { QuotaMove } from '../quota/move.ts';
import type { City } from './party.ts';
import type { Refusal } from './refusal.ts';

/** Farmland of a city grows (a project accepted) or shrinks (land taken), in m². */
export interface FarmlandChange {
  readonly city: City;
  readonly deltaM2: number;
  /** Change of its permanent basic farmland; none when absent. */
  readonly basicM2?: number;
  /** Parcels put under protection, in the place of others or to carry a target; each once. */
  readonly designated?: readonly string[];
  /** Parcels that no longer carry a target. */
  readonly released?: readonly string[];
  /** Change of what is spoken for: taken by a deal that is awarded but not signed. */
  readonly pledgedM2?: number;
}

/**
 * One step of a run: money and quota that stand or fall together. The id names the event, so
 * that doing it twice is doing it once.
 */
export interface Batch {
  readonly id: string;
  readonly entries: readonly Entry[];
  readonly moves: readonly QuotaMove[];
  readonly farmland: readonly FarmlandChange[];
}

/** What a planner answers: a batch to commit, or why it refuses, in order of precedence. */
export type Plan =
  | { readonly ok: true; readonly batch: Batch }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };
