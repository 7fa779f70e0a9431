import { quotaBought, quotaSupplied } from '../../engine/quota-supplied.ts';
import type { RunResult } from '../../engine/run-result.ts';
import type { AreaFigure, OutcomeParty } from '../../experiment/study/outcome-name.ts';
import { lotIdOf } from '../../quota/move.ts';
import type { Day } from '../../units/day.ts';
import { CITIES, type City, isCity } from '../../world/party.ts';
import type { Place } from '../../world/place.ts';
import type { RefusalCode } from '../../world/refusal.ts';
import { movedColumns } from '../quota-summary.ts';

type CityAreas = Readonly<Record<City, number>>;

/** What a deal is refused with where quota of some area is missing. */
const SHORT_OF_AREA: readonly RefusalCode[] = [
  'planningScaleShort',
  'annualPlanShort',
  'linkageSurplusShort',
  'linkagePaddyShort',
  'farmlandQuantityShort',
  'farmlandPaddyShort',
];
const SHORT_OF_CAPACITY: readonly RefusalCode[] = ['linkageCapacityShort', 'farmlandCapacityShort'];

/** An area of a city in m²; of the region the sum, and the least where one cannot help another. */
export function areaOutcome(
  result: RunResult,
  places: ReadonlyMap<string, Place>,
  party: OutcomeParty,
  figure: AreaFigure,
): number {
  const areas = AREAS[figure](result, places);
  if (party === 'xiangjiang') throw new RangeError(`${party} has no ${figure} of its own`);
  if (party !== 'region') return areas[party];
  const all = CITIES.map((city) => areas[city]);
  return figure === 'redLineRoomM2' ? Math.min(...all) : all.reduce((sum, one) => sum + one, 0);
}

const AREAS: Readonly<
  Record<AreaFigure, (result: RunResult, places: ReadonlyMap<string, Place>) => CityAreas>
> = {
  redLineRoomM2: leastRoom,
  quotaBoughtM2: quotaBought,
  quotaSuppliedM2: quotaSupplied,
  quotaShortM2: shortM2,
};

/** Whether a deal was refused for want of quota of any kind. */
export function isRefusedForQuota({ refusals }: RunResult['deals'][number]): boolean {
  const codes = [...SHORT_OF_AREA, ...SHORT_OF_CAPACITY];
  return refusals.some(({ code }) => codes.includes(code));
}

function shortM2({ deals }: RunResult): CityAreas {
  const sums = noAreas();
  for (const { deal, refusals } of deals) {
    for (const { code, found, expected } of refusals) {
      if (SHORT_OF_AREA.includes(code)) sums[deal.city] += expected - found;
    }
  }
  return sums;
}

/** Farmland beyond the target in force, at the month end when least was left. */
function leastRoom({ quota, history }: RunResult): CityAreas {
  const least = Object.fromEntries(CITIES.map((city) => [city, Infinity])) as Record<City, number>;
  const targets = noAreas();
  const changes = targetChanges(quota);
  let next = 0;
  for (const { day, farmlandM2 } of history) {
    for (; next < changes.length && changes[next]!.day <= day; next += 1) {
      targets[changes[next]!.city] += changes[next]!.areaM2;
    }
    for (const city of CITIES) {
      least[city] = Math.min(least[city], farmlandM2[city] - targets[city]);
    }
  }
  return least;
}

function targetChanges(quota: RunResult['quota']) {
  const changes: { readonly day: Day; readonly city: City; readonly areaM2: number }[] = [];
  for (const move of quota.moves()) {
    const lot = lotIdOf(move);
    if (lot === null || quota.lot(lot)!.ledger !== 'L5') continue;
    for (const { column, holder, amount } of movedColumns(move, false)) {
      if (!isCity(holder)) continue;
      const sign = column === 'minted' || column === 'bought' ? 1 : -1;
      changes.push({ day: move.day, city: holder, areaM2: sign * amount.areaM2 });
    }
  }
  return changes;
}

function noAreas(): Record<City, number> {
  return Object.fromEntries(CITIES.map((city) => [city, 0])) as Record<City, number>;
}
