import type { OpenCommitment } from '../../quota/commitments.ts';
import type { QuotaMove } from '../../quota/move.ts';
import { addVector, isZero, minVector, type Vector, ZERO_VECTOR } from '../../quota/vector.ts';
import type { Day } from '../../units/day.ts';
import type { Batch } from '../../world/batch.ts';
import { isCity } from '../../world/party.ts';
import type { View } from '../../world/view.ts';
import { type TakenOver, takeOver } from './quota-order.ts';
import { checkPriceBand } from './quota-price.ts';
import { findSupply } from './quota-supply.ts';

/**
 * Makes good what it can of a commitment: from what the city holds, and when it is due from
 * whoever sells. Null when nothing can be done.
 */
export function planFulfilment({ made, owed }: OpenCommitment, day: Day, view: View): Batch | null {
  const { commitment, holder, deal } = made;
  if (isZero(owed) || !isCity(holder)) return null;
  const rule = 'farmland-balance';
  const ownOnly = day < made.due;
  const buyer = { city: holder, quotaSource: null, awarded: day, grade: null, ownOnly };
  const { supplies } = findSupply(buyer, 'L4', owed, view);
  const bought = sum(supplies.filter((s) => s.holder !== holder).map((s) => s.handedOver));
  const affordable = checkPriceBand('L4', bought, day, view) === null;
  const used = affordable ? supplies : supplies.filter((s) => s.holder === holder);
  if (used.length === 0) return null;
  const order = { city: holder, deal, rule, day };
  const orders: TakenOver[] = used.map((supply) => takeOver(order, 'L4', supply, view));
  const moves = orders.flatMap((one) => one.moves);
  const legs = orders.flatMap((one) => one.legs);
  const amount = minVector(owed, sum(used.map((supply) => supply.amount)));
  return {
    id: `fulfil/${commitment}/${day}`,
    entries: legs.length === 0 ? [] : [{ day, stage: 'quota', deal, memo: 'quota bought', legs }],
    moves: [
      ...moves,
      ...moves.flatMap((move): QuotaMove[] =>
        move.action === 'reserve' ? [{ ...move, action: 'writeOff' }] : [],
      ),
      { action: 'fulfil', day, rule, deal, commitment, holder, amount },
    ],
    farmland: [],
  };
}

function sum(amounts: readonly Vector[]): Vector {
  return amounts.reduce(addVector, ZERO_VECTOR);
}
