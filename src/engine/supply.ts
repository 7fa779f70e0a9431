import type { QuotaMove } from '../quota/move.ts';
import { isZero } from '../quota/vector.ts';
import { LEDGER_RULES } from '../stages/1-listing/accept-supply.ts';
import type { Day } from '../units/day.ts';
import type { Opening } from '../world/opening.ts';
import { homeCityOf } from '../world/place.ts';
import type { AllottedLedger, Policy } from '../world/policy.ts';
import type { View } from '../world/view.ts';
import type { World } from '../world/world.ts';
import type { Agenda } from './agenda.ts';

/** Which opening lots come as they stand: not an annual grant whose total a key divides. */
export function standingLots({ lots }: Opening, { allocation }: Policy['quota']): Opening['lots'] {
  return lots.filter(
    ({ annual, lot }) =>
      annual !== true || allocation?.[lot.ledger as AllottedLedger] === undefined,
  );
}

/**
 * Quota that comes and goes by date: opening lots on the first day, later lots when accepted
 * (new farmland then counts as farmland of its city), lapsed lots after their last day; what
 * lapsed before the first day never comes.
 */
export function scheduleSupply(
  opening: Opening,
  { places, policy }: Pick<View, 'places' | 'policy'>,
  world: World,
  agenda: Agenda,
  start: Day,
  onReplenished: (day: Day) => void,
): void {
  for (const { holder, lot } of standingLots(opening, policy.quota)) {
    if (lot.expires !== null && lot.expires < start) continue;
    const day = lot.accepted < start ? start : lot.accepted;
    agenda.add(day, 'supply', () => {
      const city = homeCityOf(lot.origin, places);
      const made = lot.ledger === 'L4' && lot.accepted > start && city !== null;
      world.commit({
        id: `mint/${lot.id}`,
        entries: [],
        moves: [{ action: 'mint', day, rule: LEDGER_RULES[lot.ledger], deal: '', lot, holder }],
        farmland: made ? [{ city, deltaM2: lot.minted.areaM2 }] : [],
      });
      if (lot.ledger === 'L4') onReplenished(day);
    });
  }
}

/** Expires what is left of every lot whose last day is `day`. */
export function expireLots(world: World, day: Day): void {
  const moves: QuotaMove[] = [];
  for (const lot of world.quota.lapsing(day)) {
    for (const { holder, holding } of world.quota.positionsOf(lot.id)) {
      if (isZero(holding.available)) continue;
      const amount = holding.available;
      const rule = LEDGER_RULES[lot.ledger];
      moves.push({ action: 'expire', day, rule, deal: '', lot: lot.id, holder, amount });
    }
  }
  if (moves.length > 0) world.commit({ id: `expire/${day}`, entries: [], moves, farmland: [] });
}
