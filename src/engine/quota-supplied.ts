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
  const supplied = Object.fromEntries(CITIES.map((city) => [city, 0])) as Record<City, number>;
  for (const move of quota.moves()) {
    if (move.action !== 'trade') continue;
    const { ledger, origin } = quota.lot(move.lot)!;
    if (OBLIGATIONS.includes(ledger)) continue;
    const home = isCity(origin) ? origin : places.get(origin)?.city;
    const supplier = isCity(move.from) ? move.from : move.from === 'pool' ? home : undefined;
    if (supplier !== undefined && supplier !== move.to) supplied[supplier] += move.amount.areaM2;
  }
  return supplied;
}
