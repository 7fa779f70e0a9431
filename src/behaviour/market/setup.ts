import type { SquareMetre } from '../../units/area.ts';
import type { Day } from '../../units/day.ts';
import type { Fen } from '../../units/fen.ts';
import type { Ratio } from '../../units/ratio.ts';
import type { AwardFormat } from '../../world/award.ts';
import type { LandUse } from '../../world/deal.ts';
import type { CollectiveSale, SecondarySale } from '../../world/land-sale.ts';
import type { City } from '../../world/party.ts';
import type { BundleKey } from '../award/bundle.ts';
import type { TaxBid } from '../award/fixed-price.ts';
import type { AreaBid, TenderScore } from '../award/offer.ts';
import type { Indicators } from '../award/screen.ts';
import type { MarketProfile } from '../synthetic/profile.ts';
import type { IndexSetup } from './index-level.ts';

/** A market that lives: what is supplied, who bids, how it is awarded. All of it is data. */
export interface MarketSetup {
  /** What parcels, places and prices are drawn from. */
  readonly profile: MarketProfile;
  readonly supply: SupplySetup;
  readonly demand: DemandSetup;
  readonly award: AwardSetup;
  readonly index: IndexSetup;
  /** Collective land that enters the market. */
  readonly collective: readonly CollectiveSale[];
  /** Rights that change hands after their grant. */
  readonly secondary: readonly SecondarySale[];
  /** Cities that list, collect and use quota by themselves alone. */
  readonly apart: readonly City[];
}

/** One row of a supply plan: so many parcels of a use in a place, every year or in one. */
export interface PlanRow {
  readonly place: string;
  readonly use: LandUse;
  /** Null: every year of the run. */
  readonly year: number | null;
  readonly parcels: number;
  /** Area of each; null: drawn for the use. */
  readonly areaM2: SquareMetre | null;
  /** Months 1–12 the parcels are planned for, in turn; empty: drawn. */
  readonly months: readonly number[];
}

/** Land that was granted and left idle or poorly used. */
export interface IdleParcel {
  readonly id: string;
  readonly place: string;
  readonly use: LandUse;
  readonly areaM2: SquareMetre;
  readonly idleSince: Day;
  /** What was paid for it: the idle fee is a share of this, fen. */
  readonly paidFen: Fen;
  /** What becomes of it unless its holder builds. */
  readonly end: IdleEnd;
}

/**
 * `resume` its holder builds before the two years are over; `recover` it is taken back without
 * payment at two years; `buyBack` it is bought back on a day; `redevelop` its holder keeps it.
 */
export type IdleEnd =
  | { readonly kind: 'resume'; readonly on: Day }
  | { readonly kind: 'recover' }
  | { readonly kind: 'buyBack'; readonly on: Day; readonly compensationFen: Fen }
  | { readonly kind: 'redevelop'; readonly on: Day };

export interface SupplySetup {
  /** Parcels drawn from the profile each year, beside the rows of the plan. */
  readonly parcelsPerYear: number;
  /** Whether what earlier years planned, and was not ready before the run, is supplied too. */
  readonly carriedOver: boolean;
  readonly plan: readonly PlanRow[];
  /** Months from plan to ready land, drawn evenly. */
  readonly leadMonths: readonly [least: number, most: number];
  readonly relist: {
    /** Months until a parcel passed in is listed again. */
    readonly months: number;
    /** Part of the start price taken off each time. */
    readonly cut: Ratio;
    /** Listings in all before it is withdrawn. */
    readonly tries: number;
  };
  readonly idle: readonly IdleParcel[];
}

export interface DemandSetup {
  /** How many look at a parcel of a use at index 1, on average. */
  readonly pool: Readonly<Record<LandUse, Ratio>>;
  /** Standard deviation of private values, as a part of the value. */
  readonly spread: Ratio;
  /** How much demand moves to a city when the others grow dearer by as much; at least 0. */
  readonly elasticity: Ratio;
}

export interface AwardSetup {
  /** The format by use; a use not named is sold as the profile draws it. */
  readonly formats: Readonly<Partial<Record<LandUse, AwardFormat>>>;
  /** Months by which the seller's knowledge of the index lags the market. */
  readonly lagMonths: number;
  /** Start price as a part of the assessed value. */
  readonly startShare: Ratio;
  /** Secret reserve as a part of the assessed value; null: none. */
  readonly reserveShare: Ratio | null;
  /** Raise as a part of the start price. */
  readonly stepShare: Ratio;
  readonly areaBid: AreaBid;
  readonly tender: TenderScore;
  readonly taxBid: TaxBid;
  /** Part of the surplus a seller gets by agreement. */
  readonly sellerShare: Ratio;
  /** What industrial land is sold with as standard land; null: as it is. */
  readonly indicators: Indicators | null;
  readonly leastSchemeScore: number;
  /** Years let before the grant. */
  readonly leaseYears: number;
  readonly bundle: BundleSetup | null;
  readonly mixed: MixedSetup | null;
}

/** Parcels of one use planned for the same month sold as one, across cities too. */
export interface BundleSetup {
  readonly use: LandUse;
  readonly parcels: number;
  readonly key: BundleKey;
}

/** A part of each parcel of one use given to another. */
export interface MixedSetup {
  readonly use: LandUse;
  readonly with: LandUse;
  readonly share: Ratio;
}

export type Chance = { readonly seed: number; readonly replicate: number };

/** Key of a city's series for a use. */
export function seriesKey(city: City, use: LandUse): string {
  return `${city} ${use}`;
}
