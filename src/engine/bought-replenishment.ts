import type { QuotaMove } from '../quota/move.ts';
import type { World } from '../world/world.ts';

/** Whether any replenishment quota of the deal was bought rather than the city's own. */
export function boughtReplenishment(moves: readonly QuotaMove[], world: World): boolean {
  return moves.some(
    (move) => move.action === 'trade' && world.quota.lot(move.lot)?.ledger === 'L4',
  );
}
