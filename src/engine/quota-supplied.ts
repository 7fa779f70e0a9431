import { CITIES, type City, isCity } from '../world/party.ts';
import type { Place } from '../world/place.ts';
import type { RunResult } from './run-result.ts';

/** Obligations, which change hands the other way round: who takes one over supplies nothing. */
const OBLIGATIONS = ['L5', 'L6'];

/**
 * Quota every city supplied to another in a run, in m²: lots sold by it, and lots of the shared
 * pool that came from it. Each ledger counts by itself, so that an area a deal needs both plan and
 * replenishment for counts twice.
 */
export function quotaSupplied(
  { quota }: Pick<RunResult, 'quota'>,
  places: ReadonlyMap<string, Place>,
): Record<City, number> {
  const supplied = noArea();
  for (const { move, origin } of tradesOf(quota)) {
    const home = isCity(origin) ? origin : places.get(origin)?.city;
    const supplier = isCity(move.from) ? move.from : move.from === 'pool' ? home : undefined;
    if (supplier !== undefined && supplier !== move.to) supplied[supplier] += move.amount.areaM2;
  }
  return supplied;
}

/** Quota every city bought of anybody in a run, in m²; each ledger counts by itself. */
export function quotaBought({ quota }: Pick<RunResult, 'quota'>): Record<City, number> {
  const bought = noArea();
  for (const { move } of tradesOf(quota)) {
    if (isCity(move.to)) bought[move.to] += move.amount.areaM2;
  }
  return bought;
}

function* tradesOf(quota: RunResult['quota']) {
  for (const move of quota.moves()) {
    if (move.action !== 'trade') continue;
    const { ledger, origin } = quota.lot(move.lot)!;
    if (!OBLIGATIONS.includes(ledger)) yield { move, origin };
  }
}

function noArea(): Record<City, number> {
  return Object.fromEntries(CITIES.map((city) => [city, 0])) as Record<City, number>;
}
