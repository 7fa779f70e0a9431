import type { QuotaMove } from '../quota/move.ts';
import type { Approval } from '../quota/record.ts';
import type { GateTerms } from '../stages/1-listing/gate-terms.ts';
import type { Day } from '../units/day.ts';
import type { DealFacts } from '../world/deal-facts.ts';
import type { Office } from './office.ts';

/** What the quota gate let pass, as the record of the run keeps it; not signed yet. */
export function approvalOf(facts: DealFacts, terms: GateTerms, day: Day, at: number): Approval {
  const { deal, awarded, newAreaM2, taken } = facts;
  const { id, city, basicFarmlandM2, basicReplacement } = deal;
  const approval = {
    deal: id,
    city,
    awarded,
    day,
    at,
    newAreaM2,
    taken,
    basicFarmlandM2,
    linkage: terms.linkage,
    capped: terms.capped,
    paddyForPaddy: terms.paddyForPaddy,
    signed: false,
  };
  return basicReplacement === undefined ? approval : { ...approval, basicReplacement };
}

/** Whether any replenishment quota of a deal was bought, by itself or in a session. */
export function boughtReplenishment(
  moves: readonly QuotaMove[],
  { world, sessions }: Office,
): boolean {
  const isReplenishment = (lot: string) => world.quota.lot(lot)?.ledger === 'L4';
  return moves.some((move) => {
    if (move.action === 'trade') return isReplenishment(move.lot);
    const reserved = 'holder' in move && move.action === 'reserve' && 'lot' in move;
    return reserved && isReplenishment(move.lot) && sessions.hasBought(move.holder, move.lot);
  });
}
