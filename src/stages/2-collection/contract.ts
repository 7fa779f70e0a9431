import type { QuotaMove } from '../../quota/move.ts';
import type { Batch } from '../../world/batch.ts';
import type { DealFacts } from '../../world/deal-facts.ts';

/**
 * The contract: the quota reserved at award is written off for good and the farmland is taken.
 *
 * @param reserved the reservations of the deal's listing batch
 */
export function planContract(facts: DealFacts, reserved: readonly QuotaMove[]): Batch {
  const { deal, taken } = facts;
  const moves = reserved.flatMap((move): QuotaMove[] =>
    move.action === 'reserve' ? [{ ...move, action: 'writeOff', day: deal.signed }] : [],
  );
  return {
    id: `contract/${deal.id}`,
    entries: [],
    moves,
    farmland: taken.areaM2 > 0 ? [{ city: deal.city, deltaM2: -taken.areaM2 }] : [],
  };
}
