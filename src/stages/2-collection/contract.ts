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
  const { city } = deal;
  const lessM2 = -taken.areaM2;
  return {
    id: `contract/${deal.id}`,
    entries: [],
    moves,
    farmland: lessM2 < 0 ? [{ city, deltaM2: lessM2, pledgedM2: lessM2 }] : [],
  };
}
