import type { SquareMetre } from '../units/area.ts';
import type { Day } from '../units/day.ts';
import type { Fen } from '../units/fen.ts';
import type { AwardRecord } from './award.ts';
import type { City, Party, QuotaHolder } from './party.ts';

/** Land-use classes the rules tell apart. */
export const LAND_USES = [
  'residential',
  'commercial',
  'industrial',
  'warehouse',
  'public',
  'transport',
  'other',
] as const;
export type LandUse = (typeof LAND_USES)[number];

/** How a parcel is supplied (供应方式). */
export const METHODS = [
  'tender',
  'auction',
  'listing',
  'agreement',
  'allocation',
  'lease',
] as const;
export type Method = (typeof METHODS)[number];

/** Where a parcel lies with respect to the green heart. */
export const GREEN_HEART_ZONES = ['none', 'zone', 'nearby'] as const;
export type GreenHeartZone = (typeof GREEN_HEART_ZONES)[number];

/** One use within a parcel and its term; null: no term stated. */
export interface UseTerm {
  readonly use: LandUse;
  readonly termYears: number | null;
}

/** Farmland a parcel takes: area in m², of which paddy, and grades 1–15. */
export interface FarmlandTaken {
  readonly areaM2: SquareMetre;
  readonly paddyM2: SquareMetre;
  readonly paddyGrade: number | null;
  readonly dryGrade: number | null;
}

/** Farmland designated as basic farmland in the place of what a State-approved project takes. */
export interface BasicReplacement {
  /** Number of the State Council's approval. */
  readonly document: string;
  readonly areaM2: SquareMetre;
  /** Mean grade, 1 the best. */
  readonly grade: number;
  /** Of its steepest parcel, in whole degrees. */
  readonly slopeDegrees: number;
  readonly parcels: readonly string[];
}

/**
 * One deal as read from a file: the record, nothing added. Null means the record does not say;
 * the rules then supply a default and the run names it as an assumption.
 */
export interface Deal {
  readonly id: string;
  /** Row of the file it came from, the header being row 1. */
  readonly sourceRow: number;
  readonly city: City;
  /** Id of the {@link Place} the land lies in. */
  readonly county: string;
  /** Whose land it is: the city, or the new area. */
  readonly landParty: Party;
  /** First-named use; the parcel's rates follow it. */
  readonly use: LandUse;
  /** Every use with its term, at least one. */
  readonly uses: readonly UseTerm[];
  readonly method: Method;
  readonly areaM2: SquareMetre;
  /** Part of the area that was construction land before; the rest is newly converted. */
  readonly stockAreaM2: SquareMetre;
  /** Grant price or allocation price; null or zero for land supplied free. */
  readonly priceFen: Fen | null;
  /** Instalments as the record states them, summing to at most the price; may be empty. */
  readonly instalmentsFen: readonly Fen[];
  readonly depositFen: Fen | null;
  /** Award day; null: the record does not say. */
  readonly awarded: Day | null;
  readonly signed: Day;
  /** City on whose floor the parcel was listed; null: its own. */
  readonly listingCity: City | null;
  /** Treasury the collector pays into; null: the land's own. */
  readonly collectingTreasury: Party | null;
  /** Whose quota it is to use first; null: its own city's. */
  readonly quotaSource: QuotaHolder | null;
  readonly farmland: FarmlandTaken | null;
  readonly basicFarmlandM2: SquareMetre;
  /** Cost to recover (compensation, clearing, development), without the statutory fees. */
  readonly costFen: Fen | null;
  /** Benchmark-price grade of the land, 1 the best; null: not assessed. */
  readonly landGrade: number | null;
  readonly greenHeart: GreenHeartZone;
  readonly enclavePartner: City | null;
  /** Priority industry on intensive land: the industrial floor is relieved. */
  readonly floorRelief: boolean;
  /** A linkage batch (增减挂钩建新区): it draws on L3 in the place of L2 and L4. */
  readonly linkage?: boolean;
  /** How a deal made within the run found its taker and price; absent for deals of a file. */
  readonly award?: AwardRecord;
  /** Approved by the State to take basic farmland, and what takes its place (补划). */
  readonly basicReplacement?: BasicReplacement;
  /** Extra columns, kept as typed, and notes such as the area as typed. */
  readonly notes: Readonly<Record<string, string>>;
}

/** Canonical order of deals: signing day, then id. File order never matters (R3). */
export function byDealOrder(a: Deal, b: Deal): number {
  return a.signed - b.signed || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
