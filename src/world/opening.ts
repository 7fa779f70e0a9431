import type { Lot } from '../quota/lot.ts';
import type { City, QuotaHolder } from './party.ts';
import type { ProtectionOrder } from './protection.ts';
import type { SupplyProject } from './supply-project.ts';

/** Farmland of a city in m²: what is there, and the protected part of it. */
export interface FarmlandStock {
  readonly city: City;
  readonly stockM2: number;
  readonly basicFarmlandM2: number;
}

/** A lot of the opening books and who gets it. */
export interface OpeningLot {
  readonly holder: QuotaHolder;
  readonly lot: Lot;
  /** A year's grant of plan quota or cap, in the place of which a scenario may put a key. */
  readonly annual?: true;
}

/**
 * The opening books: farmland, and every lot that exists at the start or is accepted later in
 * the run (a lot accepted after the start is supply and appears on its day).
 */
export interface Opening {
  readonly farmland: readonly FarmlandStock[];
  /** Projects that bring quota when they are accepted. */
  readonly projects?: readonly SupplyProject[];
  /** Protection targets the province moves between the cities. */
  readonly protection?: readonly ProtectionOrder[];
  readonly lots: readonly OpeningLot[];
}
