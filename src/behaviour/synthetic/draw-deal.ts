import { squareMetre } from '../../units/area.ts';
import type { WorkingCalendar } from '../../units/calendar.ts';
import { addDays, type Day } from '../../units/day.ts';
import { FEN_PER_WAN_YUAN, type Fen, fen } from '../../units/fen.ts';
import type { Deal, FarmlandTaken, GreenHeartZone, LandUse } from '../../world/deal.ts';
import { CITIES, type City } from '../../world/party.ts';
import type { Place } from '../../world/place.ts';
import type { StreamsOf } from '../quick-streams.ts';
import { type Stream, type StreamKey, stream } from '../stream.ts';
import type { CityProfile, MarketProfile, Range } from './profile.ts';

/** Every synthetic row says that it is one, in a column of its own. */
export const SYNTHETIC_MARK = { 数据性质: '合成数据，非真实成交 (synthetic)' };

/** What a synthetic market is drawn with. */
export interface MarketSetting {
  readonly seed: number;
  readonly profile: MarketProfile;
  readonly places: ReadonlyMap<string, Place>;
  readonly calendar: WorkingCalendar;
  readonly first: Day;
  readonly last: Day;
  /** How many deals. */
  readonly deals: number;
}

/** All deals of a synthetic market, numbered from 1. */
export function drawDeals(setting: MarketSetting): Deal[] {
  const { seed } = setting;
  return drawMarket(
    setting,
    (entity) => (purpose) => stream({ seed, replicate: 0, entity, purpose }),
  );
}

/** As {@link drawDeals}, from streams of one's own. */
export function drawMarket(setting: Omit<MarketSetting, 'seed'>, streamsOf: StreamsOf): Deal[] {
  return Array.from({ length: setting.deals }, (_, i) => {
    const id = `S${String(i + 1).padStart(5, '0')}`;
    return drawDeal(id, i + 2, setting, streamsOf(id));
  });
}

/** One synthetic deal, under an id that its streams are keyed by. */
export function drawNamedDeal(
  id: string,
  sourceRow: number,
  setting: Omit<MarketSetting, 'seed' | 'deals'>,
  chance: Pick<StreamKey, 'seed' | 'replicate'>,
): Deal {
  const draw = (purpose: string) => stream({ entity: id, purpose, ...chance });
  return drawDeal(id, sourceRow, setting, draw);
}

/**
 * Every property has a stream of its own, so that changing how one is drawn leaves the others as
 * they were.
 */
function drawDeal(
  id: string,
  sourceRow: number,
  setting: Omit<MarketSetting, 'seed' | 'deals'>,
  draw: (purpose: string) => Stream,
): Deal {
  const { profile, places, calendar, first, last } = setting;
  const city = draw('city').pick(profile.cities);
  const place = places.get(draw('place').pick(city.places))!;
  const use = draw('use').pick(profile.uses);
  const method = draw('method').pick(profile.methods[use]);
  const areaM2 = squareMetre(inRange(draw('area'), profile.areaTenM2[use]) * 10);
  const stockAreaM2 = squareMetre(drawStock(draw('stock'), areaM2, profile));
  const free = method === 'allocation';
  const priceFen = free ? null : drawPrice(draw, use, areaM2, place, city, profile);
  const signed = calendar.addWorkingDays(addDays(first, draw('day').int(0, last - first - 20)), 0);
  const zone = drawZone(draw('zone'), profile);
  return {
    id,
    sourceRow,
    city: city.city,
    county: place.id,
    landParty: place.party,
    use,
    uses: [{ use, termYears: free ? null : draw('term').pick(profile.terms[use]) }],
    method,
    areaM2,
    stockAreaM2,
    priceFen,
    instalmentsFen:
      priceFen === null ? [] : drawInstalments(draw('instalments'), priceFen, profile),
    depositFen: null,
    awarded: drawAward(draw('award'), signed, setting),
    signed,
    listingCity: elsewhere(draw('listing'), city.city, profile.percent.listedElsewhere),
    collectingTreasury: free
      ? null
      : elsewhere(draw('collecting'), city.city, profile.percent.collectedElsewhere),
    quotaSource: elsewhere(draw('quota'), city.city, profile.percent.quotaElsewhere),
    farmland: drawFarmland(draw('farmland'), areaM2 - stockAreaM2, profile),
    basicFarmlandM2: squareMetre(0),
    costFen: priceFen === null ? null : drawCost(draw('cost'), use, priceFen, profile),
    landGrade: null,
    greenHeart: zone,
    enclavePartner: null,
    floorRelief: false,
    notes: SYNTHETIC_MARK,
  };
}

function inRange(from: Stream, [low, high]: Range): number {
  return from.int(low, high);
}

function happens(from: Stream, percent: number): boolean {
  return from.int(1, 100) <= percent;
}

function drawStock(from: Stream, areaM2: number, { percent }: MarketProfile): number {
  if (happens(from, percent.allOnStock)) return areaM2;
  return Math.floor(areaM2 / 10) * from.int(0, 4);
}

/** Whole 万元, as listing notices state it. */
function drawPrice(
  draw: (purpose: string) => Stream,
  use: LandUse,
  areaM2: number,
  place: Place,
  city: CityProfile,
  { percent }: MarketProfile,
): Fen {
  const prices = place.kind === 'district' ? city.districtPrice : city.countyPrice;
  const range = prices[use] ?? prices.industrial!;
  const low = happens(draw('bargain'), percent.priceTooLow);
  const yuanPerM2 = low ? Math.floor(range[0] / 5) : inRange(draw('price'), range);
  const wanYuan = Math.max(1, Math.round((areaM2 * yuanPerM2) / 10_000));
  return fen(wanYuan * FEN_PER_WAN_YUAN);
}

function drawCost(from: Stream, use: LandUse, priceFen: Fen, profile: MarketProfile): Fen {
  const percent = inRange(from, profile.costPercent[use]);
  return fen(Math.floor(priceFen / 100) * percent);
}

function drawInstalments(from: Stream, priceFen: Fen, { percent }: MarketProfile): Fen[] {
  if (!happens(from, percent.instalmentsStated)) return [];
  const parts = from.pick([
    [[100], 4],
    [[50, 50], 4],
    [[60, 40], 2],
    [[50, 30, 20], 1],
  ]);
  const amounts = parts.map((part) => fen(Math.floor(priceFen / 100) * part));
  const given = amounts.reduce((sum, amount) => sum + amount, 0);
  amounts[0] = fen(amounts[0]! + priceFen - given);
  return amounts;
}

function drawAward(
  from: Stream,
  signed: Day,
  { calendar, profile, first }: Pick<MarketSetting, 'calendar' | 'profile' | 'first'>,
): Day {
  const late = happens(from, profile.percent.awardTooEarly);
  const workingDays = late ? from.int(11, 15) : from.int(2, 9);
  let day = signed;
  for (let left = workingDays; left > 0 && day > first; ) {
    day = addDays(day, -1);
    if (calendar.isWorkingDay(day)) left -= 1;
  }
  return day;
}

function drawZone(from: Stream, { percent }: MarketProfile): GreenHeartZone {
  const roll = from.int(1, 100);
  if (roll <= percent.greenHeartZone) return 'zone';
  return roll <= percent.greenHeartZone + percent.greenHeartNearby ? 'nearby' : 'none';
}

function elsewhere(from: Stream, city: City, percent: number): City | null {
  if (!happens(from, percent)) return null;
  return from.pick(CITIES.filter((other) => other !== city).map((other) => [other, 1]));
}

function drawFarmland(
  from: Stream,
  newAreaM2: number,
  { percent }: MarketProfile,
): FarmlandTaken | null {
  if (newAreaM2 === 0) return null;
  const none = happens(from, percent.withoutFarmland);
  const areaM2 = none ? 0 : Math.floor(newAreaM2 / 100) * from.int(20, 70);
  const paddyM2 = Math.floor(areaM2 / 100) * from.int(60, 100);
  return {
    areaM2: squareMetre(areaM2),
    paddyM2: squareMetre(paddyM2),
    paddyGrade: paddyM2 > 0 ? from.int(6, 9) : null,
    dryGrade: areaM2 > paddyM2 ? from.int(9, 12) : null,
  };
}
