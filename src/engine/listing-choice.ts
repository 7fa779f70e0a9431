import type { Behaviour } from '../behaviour/behaviour.ts';
import type { Waiting } from '../behaviour/market/groups.ts';
import type { Parcel } from '../behaviour/market/lot.ts';
import { type MarketView, type PutUp, provisional, putUp } from '../behaviour/market/put-up.ts';
import type { Chance } from '../behaviour/market/setup.ts';
import { isHeldBack } from '../behaviour/response/listing-response.ts';
import { isKept, keptPart, type SupplySigns } from '../behaviour/response/supply-response.ts';
import { addMonths, type Day } from '../units/day.ts';
import type { City } from '../world/party.ts';
import type { View } from '../world/view.ts';

/** Why a city keeps a parcel back that it could put up. */
export type KeptFor = 'keptForSharing' | 'keptForMarket';

interface Close {
  readonly day: Day;
  readonly passedIn: boolean;
}

/**
 * What cities choose not to put up: because sharing leaves them too little of it, or because of
 * how their market stands. What they keep back is looked at again every month.
 */
export class ListingChoice {
  readonly #behaviour: Behaviour;
  readonly #market: MarketView;
  readonly #viewOf: (city: City) => View;
  readonly #chance: Chance;
  readonly #closes = new Map<City, Close[]>();
  /** Parcels put up whose bids have not closed. */
  readonly #open = new Set<Parcel>();
  /** Plan quota a parcel and all that go before it need together, by parcel. */
  #neededM2 = new Map<string, number>();

  constructor(
    behaviour: Behaviour,
    market: MarketView,
    viewOf: (city: City) => View,
    chance: Chance,
  ) {
    this.#behaviour = behaviour;
    this.#market = market;
    this.#viewOf = viewOf;
    this.#chance = chance;
  }

  /**
   * Takes in what is ready this month, first come first: quota is for what is put up already, then
   * for each parcel in turn.
   */
  look(ready: readonly Waiting[]): void {
    const sums = new Map<City, number>();
    this.#neededM2 = new Map();
    for (const { land } of [...this.#open, ...ready.map(({ parcel }) => parcel)]) {
      const sum = (sums.get(land.city) ?? 0) + newAreaM2(land);
      sums.set(land.city, sum);
      this.#neededM2.set(land.id, sum);
    }
  }

  /** Why the city of a parcel keeps it back this month; null: it does not. */
  keepsFor({ parcel, passedIn }: Waiting, day: Day): KeptFor | null {
    const { listing, supply } = this.#behaviour;
    // What is given away free is needed, whatever the market does.
    if (parcel.format === 'allocation') return null;
    if (listing === true && this.#givesUp(parcel, passedIn, day)) return 'keptForSharing';
    if (supply !== true) return null;
    const { rules } = this.#market.view;
    const part = keptPart(this.#signsOf(parcel, day), rules, day);
    return isKept(parcel.land.id, part, this.#chance) ? 'keptForMarket' : null;
  }

  putUp({ parcels }: PutUp): void {
    for (const parcel of parcels) this.#open.add(parcel);
  }

  /** @param sold null when the sale was called off */
  close({ parcels, closes: day }: PutUp, sold: boolean | null): void {
    for (const parcel of parcels) {
      this.#open.delete(parcel);
      if (sold === null) continue;
      const { city } = parcel.land;
      const all = this.#closes.get(city) ?? [];
      all.push({ day, passedIn: !sold });
      this.#closes.set(city, all);
    }
  }

  #givesUp(parcel: Parcel, passedIn: number, day: Day): boolean {
    const view = this.#viewOf(parcel.land.city);
    const { offer } = putUp([parcel], day, passedIn, this.#market);
    return isHeldBack(provisional(parcel.land, offer.startFen, day, view).deal, view, this.#chance);
  }

  #signsOf({ land }: Parcel, day: Day): SupplySigns {
    const { setup, index, view } = this.#market;
    const { city, use } = land;
    const known = addMonths(day, -setup.award.lagMonths);
    const window = view.rules.count('supply-response-window', day, 'months');
    const since = addMonths(day, -window);
    const recent = (this.#closes.get(city) ?? []).filter((one) => one.day > since);
    return {
      now: index.at(city, use, known),
      before: index.at(city, use, addMonths(known, -MONTHS)),
      closed: recent.length,
      passedIn: recent.filter(({ passedIn }) => passedIn).length,
      quotaM2: this.#viewOf(city).quota.total(city, 'L2').available.areaM2,
      neededM2: this.#neededM2.get(land.id)!,
      takesQuota: newAreaM2(land) > 0,
    };
  }
}

const MONTHS = 12;

function newAreaM2({ areaM2, stockAreaM2 }: Parcel['land']): number {
  return areaM2 - stockAreaM2;
}
