import type { WorkingCalendar } from '../../units/calendar.ts';
import { addMonths, civilDay, type Day, firstOfYear, lastOfYear, yearOf } from '../../units/day.ts';
import type { Fen } from '../../units/fen.ts';
import { type Ratio, ratio } from '../../units/ratio.ts';
import type { AwardFormat } from '../../world/award.ts';
import type { Deal, LandUse, Method } from '../../world/deal.ts';
import type { Place } from '../../world/place.ts';
import { stream } from '../stream.ts';
import { drawNamedDeal } from '../synthetic/draw-deal.ts';
import type { MarketProfile } from '../synthetic/profile.ts';
import { MIDDLE_GRADE } from './benchmark.ts';
import type { Chance, IdleParcel, MarketSetup, PlanRow } from './setup.ts';

/** A parcel of the plan. What it was drawn with stays with it through every listing. */
export interface Parcel {
  /** What the deal will carry; price and dates are those of its award. */
  readonly land: Deal;
  readonly format: AwardFormat;
  /** Day from which the land is clean and can be listed. */
  readonly ready: Day;
  /** Where in its place it lies: a part of the place's price. */
  readonly placeFactor: Ratio;
  /** Cost of the land as a part of its assessed value. */
  readonly costShare: Ratio;
  /** What the land cost to get back; null: as the share says. */
  readonly costFen: Fen | null;
}

/** What parcels are drawn with. */
export interface LotContext {
  readonly setup: MarketSetup;
  readonly places: ReadonlyMap<string, Place>;
  readonly calendar: WorkingCalendar;
  readonly chance: Chance;
}

/**
 * The parcels a year's plan brings, in order of their ids. Each is drawn by itself: a row more or
 * less in the plan changes no other parcel.
 */
export function planYear(year: number, context: LotContext): Parcel[] {
  const { parcelsPerYear, plan } = context.setup.supply;
  const { profile } = context.setup;
  const drawn = Array.from({ length: parcelsPerYear }, (_, i) =>
    drawParcel(`M${year}-${String(i + 1).padStart(3, '0')}`, year, profile, null, context),
  );
  const rows = plan.filter((row) => row.year === null || row.year === year);
  return [...drawn, ...rows.flatMap((row) => rowParcels(row, year, context))];
}

function rowParcels(row: PlanRow, year: number, context: LotContext): Parcel[] {
  const { place, use, parcels, months } = row;
  const profile = narrowed(context.setup.profile, context.places.get(place)!, use);
  return Array.from({ length: parcels }, (_, i) => {
    const month = months.length === 0 ? null : months[i % months.length]!;
    const id = `${place}-${use}-${year}-${String(i + 1).padStart(2, '0')}`;
    const parcel = drawParcel(id, year, profile, month, context);
    return row.areaM2 === null ? parcel : { ...parcel, land: ofArea(parcel.land, row) };
  });
}

function ofArea(land: Deal, { areaM2 }: PlanRow): Deal {
  // What the record would say of farmland belongs to the drawn area: the rules say it instead.
  return { ...land, areaM2: areaM2!, stockAreaM2: 0 as Deal['stockAreaM2'], farmland: null };
}

/** The profile with one place and one use left. */
function narrowed(profile: MarketProfile, place: Place, use: LandUse): MarketProfile {
  const [city] = profile.cities.find(([{ city: name }]) => name === place.city)!;
  return {
    ...profile,
    cities: [[{ ...city, places: [[place.id, 1]] }, 1]],
    uses: [[use, 1]],
  };
}

function drawParcel(
  id: string,
  year: number,
  profile: MarketProfile,
  month: number | null,
  { setup, places, calendar, chance }: LotContext,
): Parcel {
  const span = { first: firstOfYear(year), last: lastOfYear(year) };
  const land = drawNamedDeal(id, 0, { profile, places, calendar, ...span }, chance);
  const draw = (purpose: string) => stream({ entity: id, purpose, ...chance });
  const planned = civilDay(year, month ?? draw('month').int(1, 12), 1)!;
  const [least, most] = setup.supply.leadMonths;
  const together = (other: string | null) =>
    other !== null && ![land.city, other].some((city) => setup.apart.some((out) => out === city));
  const [low, high] = profile.costPercent[land.use];
  const { mixed } = setup.award;
  const second = mixed?.use === land.use ? [{ use: mixed.with, termYears: null }] : [];
  const uses = [...land.uses, ...second];
  return {
    land: {
      ...land,
      listingCity: together(land.listingCity) ? land.listingCity : null,
      collectingTreasury: together(land.collectingTreasury) ? land.collectingTreasury : null,
      quotaSource: together(land.quotaSource) ? land.quotaSource : null,
      instalmentsFen: [],
      awarded: null,
      landGrade: MIDDLE_GRADE,
      uses,
    },
    format: setup.award.formats[land.use] ?? FORMAT_OF_METHOD[land.method],
    ready: addMonths(planned, draw('lead').int(least, most)),
    placeFactor: ratio(draw('location').int(80, 120), 100),
    costShare: ratio(draw('cost share').int(low, high), 100),
    costFen: null,
  };
}

/**
 * Land that was idle, as a parcel of the market: construction land already, ready on a day.
 *
 * @param costFen what it was bought back for; nothing where it was taken back free
 */
export function idleLand(idle: IdleParcel, ready: Day, costFen: Fen, context: LotContext): Parcel {
  const { id, place, use, areaM2 } = idle;
  const profile = narrowed(context.setup.profile, context.places.get(place)!, use);
  const parcel = drawParcel(id, yearOf(ready), profile, null, context);
  const land = { ...parcel.land, areaM2, stockAreaM2: areaM2, farmland: null };
  return { ...parcel, land, ready, costFen };
}

const FORMAT_OF_METHOD: Readonly<Record<Method, AwardFormat>> = {
  tender: 'tender',
  auction: 'auction',
  listing: 'listing',
  agreement: 'agreement',
  allocation: 'allocation',
  lease: 'leaseThenGrant',
};

/** How the record says a parcel sold in a format was supplied. */
export const METHOD_OF_FORMAT: Readonly<Record<AwardFormat, Method>> = {
  tender: 'tender',
  auction: 'auction',
  listing: 'listing',
  capLottery: 'listing',
  capSelfHold: 'listing',
  capAffordable: 'listing',
  fixedPrice: 'listing',
  agreement: 'agreement',
  allocation: 'allocation',
  leaseThenGrant: 'lease',
  withPlan: 'listing',
};
