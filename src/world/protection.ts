import type { Day } from '../units/day.ts';
import type { Ratio } from '../units/ratio.ts';
import type { City } from './party.ts';

/** A parcel of surplus farmland that is named to carry a target from elsewhere. */
export interface NamedParcel {
  readonly id: string;
  readonly areaM2: number;
}

/**
 * A part of a protection target that the province moves from one city to another
 * (保护目标任务转移): farmland retention (L5) or permanent basic farmland (L6).
 */
export interface ProtectionOrder {
  readonly id: string;
  readonly ledger: 'L5' | 'L6';
  readonly from: City;
  readonly to: City;
  /** Exact, because it is agreed in mu. */
  readonly areaM2: Ratio;
  /** Document of the province. */
  readonly document: string;
  readonly start: Day;
  /** For how many years; null for good. */
  readonly years: number | null;
  /** The surplus parcels of the city that takes it over. */
  readonly parcels: readonly NamedParcel[];
}
