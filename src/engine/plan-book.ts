import type { Parcel } from '../behaviour/market/lot.ts';
import { type Day, lastOfYear, yearOf } from '../units/day.ts';
import { CITIES, type City } from '../world/party.ts';

/** Parcels and their area. */
export interface Land {
  readonly parcels: number;
  readonly areaM2: number;
}

/** What became of a parcel of the plan that was not put up: nothing yet, or why. */
export type WaitingFor = 'notReady' | 'short' | 'keptBack';

/**
 * The plan of a city in a year. What it carried in and what came new was put up for the first
 * time, dropped after a year without quota, or carried into the next year: not yet ready, short of
 * what the gate asks, or kept back by its city.
 */
export interface PlanYear {
  readonly city: City;
  readonly year: number;
  readonly carriedIn: Land;
  readonly planned: Land;
  readonly offered: Land;
  readonly dropped: Land;
  readonly notReady: Land;
  readonly short: Land;
  readonly keptBack: Land;
}

const NONE: Land = { parcels: 0, areaM2: 0 };

interface Waiting {
  readonly parcel: Parcel;
  state: WaitingFor;
}

type Flow = 'planned' | 'offered' | 'dropped';

/** Follows every parcel of the plan until it is first put up, and adds it up by city and year. */
export class PlanBook {
  readonly #waiting = new Map<string, Waiting>();
  readonly #years: PlanYear[] = [];
  #year: number;
  #flows = new Map<string, Land>();
  #carried = new Map<City, Land>();

  constructor(start: Day) {
    this.#year = yearOf(start);
  }

  bring(parcel: Parcel, day: Day): void {
    this.#rollTo(yearOf(day));
    this.#waiting.set(parcel.land.id, { parcel, state: 'notReady' });
    this.#add('planned', parcel);
  }

  /** A parcel that was planned before the run began. */
  carryIn(parcel: Parcel): void {
    const { id, city, areaM2 } = parcel.land;
    this.#waiting.set(id, { parcel, state: 'notReady' });
    this.#carried.set(city, plus(this.#carried.get(city) ?? NONE, areaM2));
  }

  /** A parcel was put up; only the first time counts. */
  offer(parcel: Parcel, day: Day): void {
    this.#leave('offered', parcel, day);
  }

  drop(parcel: Parcel, day: Day): void {
    this.#leave('dropped', parcel, day);
  }

  /** A parcel that is ready was not put up. */
  keep({ land }: Parcel, state: WaitingFor, day: Day): void {
    this.#rollTo(yearOf(day));
    const waiting = this.#waiting.get(land.id);
    if (waiting !== undefined) waiting.state = state;
  }

  /** Every city and year up to a day, in order of year and city. */
  years(end: Day): readonly PlanYear[] {
    this.#rollTo(yearOf(end) + 1);
    return this.#years;
  }

  #leave(flow: Flow, parcel: Parcel, day: Day): void {
    this.#rollTo(yearOf(day));
    if (this.#waiting.delete(parcel.land.id)) this.#add(flow, parcel);
  }

  #add(flow: Flow, { land }: Parcel): void {
    const key = `${land.city} ${flow}`;
    this.#flows.set(key, plus(this.#flows.get(key) ?? NONE, land.areaM2));
  }

  #rollTo(year: number): void {
    for (; this.#year < year; this.#year += 1) this.#close(this.#year);
  }

  #close(year: number): void {
    const end = lastOfYear(year);
    for (const city of CITIES) {
      const left = (state: WaitingFor) =>
        [...this.#waiting.values()]
          .filter(({ parcel }) => parcel.land.city === city)
          .filter((one) => (one.parcel.ready > end ? 'notReady' : one.state) === state)
          .reduce((sum, { parcel }) => plus(sum, parcel.land.areaM2), NONE);
      const flow = (name: Flow) => this.#flows.get(`${city} ${name}`) ?? NONE;
      const row: PlanYear = {
        ...{ city, year, carriedIn: this.#carried.get(city) ?? NONE },
        ...{ planned: flow('planned'), offered: flow('offered'), dropped: flow('dropped') },
        ...{ notReady: left('notReady'), short: left('short'), keptBack: left('keptBack') },
      };
      this.#years.push(row);
      const { notReady, short, keptBack } = row;
      this.#carried.set(city, sumOf([notReady, short, keptBack]));
    }
    this.#flows = new Map();
  }
}

function plus({ parcels, areaM2 }: Land, moreM2: number): Land {
  return { parcels: parcels + 1, areaM2: areaM2 + moreM2 };
}

function sumOf(lands: readonly Land[]): Land {
  return lands.reduce(
    (sum, { parcels, areaM2 }) => ({
      parcels: sum.parcels + parcels,
      areaM2: sum.areaM2 + areaM2,
    }),
    NONE,
  );
}
