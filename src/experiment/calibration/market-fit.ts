import { benchmarkOf } from '../../behaviour/market/benchmark.ts';
import type { MarketSetup } from '../../behaviour/market/setup.ts';
import type { Range } from '../../behaviour/synthetic/profile.ts';
import type { RunInput } from '../../engine/run-input.ts';
import { type ProfileContent, profileWith } from '../../scenario/profile-schema.ts';
import type { Measure, PlaceKind } from '../../scenario/published-series.ts';
import { Decimal } from '../../units/decimal.ts';
import type { LandUse } from '../../world/deal.ts';
import { CITIES, type City } from '../../world/party.ts';

/** Weights of the cities are written as tenths of a parcel a year. */
const WEIGHT_PER_PARCEL = 10;
const MOST_PARCELS = 2000;

/** The prices of one use in the districts or the counties of a city. */
export interface PriceCell {
  readonly city: City;
  readonly places: PlaceKind;
  readonly use: LandUse;
}

/** The parameters that are fitted: parcels a year by city, and factors on assumed prices. */
export interface MarketFit {
  readonly parcels: ReadonlyMap<City, Decimal>;
  /** By {@link cellKey}; a cell not named has the factor one. */
  readonly prices: ReadonlyMap<string, Decimal>;
}

export function cellKey({ city, places, use }: PriceCell): string {
  return `${city} ${places} ${use}`;
}

/** The market as its scenario has it. */
export function startOfFit({ supply, profile }: MarketSetup): MarketFit {
  const all = profile.cities.reduce((sum, [, weight]) => sum + weight, 0);
  const parcels = profile.cities.map(([{ city }, weight]): [City, Decimal] => [
    city,
    new Decimal(supply.parcelsPerYear).mul(weight).div(all),
  ]);
  return { parcels: new Map(parcels), prices: new Map() };
}

/** The cells a price series speaks of. */
export function cellsOf(measure: Extract<Measure, { kind: 'price' }>): PriceCell[] {
  const { city, places, use } = measure;
  return (city === null ? CITIES : [city]).map((one) => ({ city: one, places, use }));
}

/** Whether a published benchmark price stands in some place of a cell, so that no range counts. */
export function isPublished(cell: PriceCell, market: MarketSetup, input: RunInput): boolean {
  const { places, rules, end } = input;
  return [...places.values()].some(
    (place) =>
      place.city === cell.city &&
      place.kind === cell.places &&
      benchmarkOf(place, cell.use, market.profile, rules.fresh(), end).benchmarkRule !== null,
  );
}

/** What a fit changes of the market, as a scenario says it. */
export interface FittedMarket {
  readonly parcelsPerYear: number;
  readonly profile: ProfileContent;
}

/** A fit in the whole numbers a scenario holds: the market is run with exactly these. */
export function fittedMarket({ parcels, prices }: MarketFit, market: MarketSetup): FittedMarket {
  const sum = [...parcels.values()].reduce((all, one) => all.add(one), new Decimal(0));
  const cities = market.profile.cities.map(([{ city, districtPrice, countyPrice }]) => {
    const weight = whole(parcels.get(city)!.mul(WEIGHT_PER_PARCEL));
    const ranges = (places: PlaceKind, from: typeof districtPrice) => {
      const own = (Object.entries(from) as [LandUse, Range][]).flatMap(([use, range]) => {
        const factor = prices.get(cellKey({ city, places, use }));
        const scaled = (end: number) => whole(factor!.mul(end));
        return factor === undefined ? [] : [[use, [scaled(range[0]), scaled(range[1])]] as const];
      });
      return own.length === 0 ? null : (Object.fromEntries(own) as Record<LandUse, Range>);
    };
    const district = ranges('district', districtPrice);
    const county = ranges('county', countyPrice);
    const own = {
      weight,
      ...(district === null ? {} : { districtPrice: district }),
      ...(county === null ? {} : { countyPrice: county }),
    };
    return [city, own] as const;
  });
  return {
    parcelsPerYear: Math.min(MOST_PARCELS, whole(sum)),
    profile: { cities: Object.fromEntries(cities) },
  };
}

/** The same run with a fitted market. */
export function withFit(input: RunInput, { parcelsPerYear, profile }: FittedMarket): RunInput {
  const market = input.market!;
  return {
    ...input,
    market: {
      ...market,
      supply: { ...market.supply, parcelsPerYear },
      profile: profileWith(market.profile, profile),
    },
  };
}

function whole(value: Decimal): number {
  return Math.max(1, value.toDecimalPlaces(0).toNumber());
}
