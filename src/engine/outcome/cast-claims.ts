import { ROLES } from '../../rules/sharing-rule.ts';
import { PARTIES } from '../../world/party.ts';
import type { BaseTable } from './base-table.ts';
import { playersOf, suppliersOf } from './casts.ts';
import { type LinearRule, situationOf } from './role-weights.ts';
import type { Claims } from './split.ts';

const QUOTA = ROLES.indexOf('quota');
/** Up to this sum a split takes one step; larger weights are first brought to lowest terms. */
const PLAIN_SUM = 94_906_265;

/** Who claims how much under a linear rule in a deal; null where weights outgrow safe integers. */
export function claimsOf(table: BaseTable, deal: number, rule: LinearRule): Claims | null {
  const { deals, suppliers } = table;
  const players = playersOf(table, deal);
  const [from, to] = suppliersOf(table, deal);
  const situation = situationOf(deals.crossRegion[deal]!, to > from);
  const { weights: ofRole, whole, residual } = rule[situation]!;
  // The suppliers of quota divide their part by area, so that all weights are taken that often.
  let areaM2 = 0;
  if (ofRole[QUOTA] !== 0) for (let i = from; i < to; i += 1) areaM2 += suppliers.areaM2[i]!;
  const times = areaM2 === 0 ? 1 : areaM2;
  const sum = whole * times;
  if (!Number.isSafeInteger(sum)) return null;
  const dense = new Float64Array(PARTIES.length);
  for (let role = 0; role < players.length; role += 1) {
    if (role !== QUOTA || areaM2 === 0) dense[players[role]!]! += ofRole[role]! * times;
  }
  if (areaM2 > 0) {
    for (let i = from; i < to; i += 1) {
      dense[suppliers.party[i]!]! += ofRole[QUOTA]! * suppliers.areaM2[i]!;
    }
  }
  const divisor = sum <= PLAIN_SUM ? 1 : commonDivisor(dense);
  const ranks: number[] = [];
  const weights: number[] = [];
  for (let party = 0; party < dense.length; party += 1) {
    if (dense[party] === 0) continue;
    ranks.push(party);
    weights.push(dense[party]! / divisor);
  }
  return {
    count: ranks.length,
    parties: Uint8Array.from(ranks),
    weights: Float64Array.from(weights),
    sum: sum / divisor,
    residual: residual < 0 ? -1 : players[residual]!,
  };
}

function commonDivisor(weights: Float64Array): number {
  let divisor = 0;
  for (let i = 0; i < weights.length; i += 1) {
    for (let rest = weights[i]!; rest !== 0; ) [divisor, rest] = [rest, divisor % rest];
  }
  return divisor;
}
