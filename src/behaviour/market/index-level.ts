import { type Day, toCivil } from '../../units/day.ts';
import { mulDiv } from '../../units/exact.ts';
import { invariant } from '../../units/invariant.ts';
import { type Ratio, ratio } from '../../units/ratio.ts';
import { LAND_USES, type LandUse } from '../../world/deal.ts';
import { CITIES, type City } from '../../world/party.ts';
import { stream } from '../stream.ts';
import { lowerTriangle, type Matrix } from './correlation.ts';
import { drawNormal, MILLION } from './normal.ts';
import { type Chance, seriesKey } from './setup.ts';

/** A level of an index on a day, in millionths of the base. */
export interface IndexPoint {
  readonly day: Day;
  readonly level: number;
}

/** How the index of each city and use moves: a path, and a deviation that comes and goes. */
export interface IndexSetup {
  /**
   * Points in order of day by {@link seriesKey}; a series not named follows `common`. Before its
   * first and after its last point a path stands still.
   */
  readonly paths: ReadonlyMap<string, readonly IndexPoint[]>;
  readonly common: readonly IndexPoint[];
  /** Standard deviation of a month's shock. */
  readonly volatility: Ratio;
  /** Part of the deviation that is left a month later, below one. */
  readonly persistence: Ratio;
  /** Correlation of the shocks of the cities, in the order of the cities. */
  readonly correlation: Matrix;
}

/** One city and use: its path, and what was drawn and made of it so far. */
interface Series {
  readonly key: string;
  readonly city: City;
  readonly use: LandUse;
  readonly path: readonly IndexPoint[];
  /** Deviations from the path in millionths, from the first month. */
  readonly deviations: number[];
  /** The city's own shocks of each month, by year. */
  readonly shocks: Map<number, readonly number[]>;
}

const LEAST_LEVEL = MILLION / 20;

/**
 * The market index by city and use, month by month. The shocks of a city and year are drawn by
 * themselves; what ties the cities together is the correlation alone.
 */
export class MarketIndex {
  readonly #setup: IndexSetup;
  readonly #chance: Chance;
  readonly #firstMonth: number;
  readonly #lower: readonly (readonly number[])[];
  readonly #series = new Map<City, Map<LandUse, Series>>();

  constructor(setup: IndexSetup, start: Day, chance: Chance) {
    this.#setup = setup;
    this.#chance = chance;
    this.#firstMonth = monthOf(start);
    this.#lower = lowerTriangle(setup.correlation);
  }

  /** Level on a day, 1 at the base; never below a twentieth. */
  at(city: City, use: LandUse, day: Day): Ratio {
    const series = this.#of(city, use);
    const path = pathLevel(series.path, day);
    const month = monthOf(day) - this.#firstMonth;
    const deviation = month <= 0 ? 0 : this.#deviation(series, month);
    const level = mulDiv(path, MILLION + deviation, MILLION, 'halfUp');
    return ratio(Math.max(LEAST_LEVEL, level), MILLION);
  }

  #of(city: City, use: LandUse): Series {
    let uses = this.#series.get(city);
    if (uses === undefined) {
      uses = new Map();
      this.#series.set(city, uses);
    }
    let series = uses.get(use);
    if (series === undefined) {
      const key = seriesKey(city, use);
      const path = this.#setup.paths.get(key) ?? this.#setup.common;
      series = { key, city, use, path, deviations: [0], shocks: new Map() };
      uses.set(use, series);
    }
    return series;
  }

  #deviation({ city, use, deviations }: Series, month: number): number {
    const { persistence, volatility } = this.#setup;
    while (deviations.length <= month) {
      const before = deviations.at(-1)!;
      const kept = mulDiv(before, persistence.numerator, persistence.denominator, 'halfUp');
      const shock = this.#shock(city, use, this.#firstMonth + deviations.length);
      deviations.push(kept + mulDiv(shock, volatility.numerator, volatility.denominator, 'halfUp'));
    }
    return deviations[month]!;
  }

  /** A city's correlated shock of a month, in millionths of a standard deviation. */
  #shock(city: City, use: LandUse, month: number): number {
    const weights = this.#lower[CITIES.indexOf(city)]!;
    let sum = 0;
    for (const [i, weight] of weights.entries()) {
      sum += mulDiv(weight, this.#ownShock(this.#of(CITIES[i]!, use), month), MILLION, 'halfUp');
    }
    return sum;
  }

  #ownShock({ key: entity, shocks }: Series, month: number): number {
    const year = Math.floor(month / 12);
    let drawn = shocks.get(year);
    if (drawn === undefined) {
      const draws = stream({ entity, purpose: `index ${year}`, ...this.#chance });
      drawn = Array.from({ length: 12 }, () => drawNormal(draws));
      shocks.set(year, drawn);
    }
    return drawn[month - year * 12]!;
  }
}

/** Level of a path on a day in millionths: straight between points, level outside them. */
export function pathLevel(points: readonly IndexPoint[], day: Day): number {
  invariant(points.length > 0, 'market.path', () => ({ day }));
  const next = points.findIndex((point) => point.day >= day);
  if (next === 0) return points[0]!.level;
  if (next < 0) return points.at(-1)!.level;
  const [a, b] = [points[next - 1]!, points[next]!];
  return a.level + mulDiv(b.level - a.level, day - a.day, b.day - a.day, 'halfUp');
}

function monthOf(day: Day): number {
  const { year, month } = toCivil(day);
  return year * 12 + month - 1;
}

/** Every series an index has, in order. */
export function allSeries(): string[] {
  return CITIES.flatMap((city) => LAND_USES.map((use) => seriesKey(city, use)));
}
