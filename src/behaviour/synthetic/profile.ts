import type { LandUse, Method } from '../../world/deal.ts';
import type { City } from '../../world/party.ts';

/** A closed range of whole numbers. */
export type Range = readonly [low: number, high: number];

/** What the synthetic market of one city looks like. */
export interface CityProfile {
  readonly city: City;
  /** Places with the weight of deals each gets. */
  readonly places: readonly (readonly [place: string, weight: number])[];
  /** Ground price in yuan per m² by use, for districts and for counties. */
  readonly districtPrice: Readonly<Partial<Record<LandUse, Range>>>;
  readonly countyPrice: Readonly<Partial<Record<LandUse, Range>>>;
}

/** The synthetic market: what the generator draws from. All of it is data of `seeds/`. */
export interface MarketProfile {
  /** Weight of each city in the number of deals. */
  readonly cities: readonly (readonly [profile: CityProfile, weight: number])[];
  readonly uses: readonly (readonly [use: LandUse, weight: number])[];
  readonly methods: Readonly<Record<LandUse, readonly (readonly [Method, number])[]>>;
  /** Area in 10 m² by use. */
  readonly areaTenM2: Readonly<Record<LandUse, Range>>;
  /** Cost as a percentage of the price, by use. */
  readonly costPercent: Readonly<Record<LandUse, Range>>;
  /** Share of deals, in percent, with … */
  readonly percent: {
    readonly listedElsewhere: number;
    readonly collectedElsewhere: number;
    readonly quotaElsewhere: number;
    readonly greenHeartZone: number;
    readonly greenHeartNearby: number;
    readonly allOnStock: number;
    readonly withoutFarmland: number;
    readonly instalmentsStated: number;
    readonly awardTooEarly: number;
    readonly priceTooLow: number;
  };
  /** Terms in years by use. */
  readonly terms: Readonly<Record<LandUse, readonly (readonly [years: number, weight: number])[]>>;
}
