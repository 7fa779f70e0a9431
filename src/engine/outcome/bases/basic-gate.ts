import { vector } from '../../../quota/vector.ts';
import {
  checkBasicFarmland,
  type FarmlandFacts,
  type FarmlandView,
  farmlandSpokenFor,
} from '../../../stages/1-listing/basic-farmland.ts';
import type { Day } from '../../../units/day.ts';
import { CITIES, type City } from '../../../world/party.ts';
import type { FactTable } from './fact-table.ts';
import type { Law } from './law.ts';
import type { QuotaState } from './quota-state.ts';

/**
 * The gate of deals that take permanent basic farmland: few, so that they are asked as the
 * reference path asks them.
 */
export class BasicGate {
  readonly #state: QuotaState;
  readonly #view: FarmlandView;
  /** Parcels that were made basic farmland in the place of others. */
  readonly #designated = new Set<string>();

  constructor({ rules }: Law, state: QuotaState) {
    this.#state = state;
    const at = (column: Float64Array) => (city: City) => column[CITIES.indexOf(city)]!;
    this.#view = {
      rules,
      quota: { lotOfParcel: (parcel) => state.lotOfParcel(parcel) },
      isDesignated: (parcel) => this.#designated.has(parcel),
      farmlandM2: at(state.farmlandM2),
      pledgedM2: at(state.pledgedM2),
      basicFarmlandM2: at(state.basicM2),
    };
  }

  /** Before the first day. */
  open(): void {
    this.#designated.clear();
  }

  /** Whether a deal may take what it takes of basic farmland. */
  lets(i: number, facts: FactTable): boolean {
    return checkBasicFarmland(factsOf(i, facts), this.#view).length === 0;
  }

  /** The deal has passed: what takes the place of its basic farmland is bound now. */
  pass(i: number, facts: FactTable): void {
    for (const { city, basicM2 = 0, designated = [] } of farmlandSpokenFor(factsOf(i, facts))) {
      this.#state.basicM2[CITIES.indexOf(city)]! += basicM2;
      for (const parcel of designated) this.#designated.add(parcel);
    }
  }
}

function factsOf(i: number, { deals, inOrder }: FactTable): FarmlandFacts {
  const grade = deals.grade[i]!;
  return {
    deal: inOrder[i]!,
    awarded: deals.awarded[i]! as Day,
    taken: vector(deals.takenM2[i]!, deals.paddyM2[i]!, deals.capacityKg[i]!),
    // Only the grade of most of the land is looked at.
    paddyGrade: grade,
    dryGrade: grade,
  };
}
