import { ROLES } from '../../rules/sharing-rule.ts';
import { SAFE_WEIGHT_SUM } from '../../split/largest-remainder.ts';
import { PARTIES } from '../../world/party.ts';
import type { BaseTable } from './base-table.ts';
import { type CastGroups, ROLE_COUNT } from './casts.ts';
import { type LinearRule, situationOf } from './role-weights.ts';

const WIDTH = PARTIES.length;
const QUOTA = ROLES.indexOf('quota');

/** Who claims how much of any amount, in whole weights, cast by cast. */
export interface ClaimRows {
  /** By group of casts: how many parties have a weight. */
  readonly count: Uint8Array;
  /** By group: the sum of its weights. */
  readonly sum: Float64Array;
  /** By group: who takes the odd fen; -1 where the largest remainders do. */
  readonly residual: Int8Array;
  /** By group and position: the parties that have a weight, by rank, and their weights. */
  readonly party: Uint8Array;
  readonly weight: Float64Array;
}

/** The claims of every cast under a linear rule; null where weights outgrow safe integers. */
export function claimRows(
  { suppliers }: BaseTable,
  casts: CastGroups,
  rule: LinearRule,
): ClaimRows | null {
  const { count, players, crossRegion, from, to, areaM2 } = casts;
  const rows = {
    ...{ count: new Uint8Array(count), sum: new Float64Array(count) },
    ...{ residual: new Int8Array(count), party: new Uint8Array(count * WIDTH) },
    weight: new Float64Array(count * WIDTH),
  };
  const dense = new Float64Array(WIDTH);
  for (let group = 0; group < count; group += 1) {
    const isSupplied = areaM2[group]! > 0;
    const { weights, whole, residual } = rule[situationOf(crossRegion[group]!, isSupplied)]!;
    const ofQuota = isSupplied ? weights[QUOTA]! : 0;
    // Suppliers divide their part by area: then all weights are taken as often as it has units.
    const isDivided = ofQuota > 0 && to[group]! > from[group]! + 1;
    const times = isDivided ? areaM2[group]! : 1;
    const sum = whole * times;
    if (!Number.isSafeInteger(sum)) return null;
    const player = group * ROLE_COUNT;
    dense.fill(0);
    for (let role = 0; role < ROLE_COUNT; role += 1) {
      if (role === QUOTA && ofQuota > 0) continue;
      dense[players[player + role]!]! += weights[role]! * times;
    }
    if (ofQuota > 0) {
      for (let i = from[group]!; i < to[group]!; i += 1) {
        dense[suppliers.party[i]!]! += ofQuota * (isDivided ? suppliers.areaM2[i]! : 1);
      }
    }
    // A small sum splits in one step; larger ones are worth bringing to lowest terms.
    const divisor = sum <= SAFE_WEIGHT_SUM ? 1 : commonDivisor(dense);
    rows.sum[group] = sum / divisor;
    rows.residual[group] = residual < 0 ? -1 : players[player + residual]!;
    rows.count[group] = pack(dense, divisor, rows, group * WIDTH);
  }
  return rows;
}

/** Writes the weights above zero one after the other; how many there are. */
function pack(
  dense: Float64Array,
  divisor: number,
  { party, weight }: Pick<ClaimRows, 'party' | 'weight'>,
  at: number,
): number {
  let packed = 0;
  for (let rank = 0; rank < WIDTH; rank += 1) {
    const own = dense[rank]!;
    if (own === 0) continue;
    party[at + packed] = rank;
    weight[at + packed] = own / divisor;
    packed += 1;
  }
  return packed;
}

function commonDivisor(weights: Float64Array): number {
  let divisor = 0;
  for (let i = 0; i < weights.length; i += 1) {
    for (let rest = weights[i]!; rest !== 0; ) [divisor, rest] = [rest, divisor % rest];
  }
  return divisor;
}
