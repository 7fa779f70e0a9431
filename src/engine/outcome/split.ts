import { largestRemainder, SAFE_WEIGHT_SUM } from '../../split/largest-remainder.ts';
import { quotient } from '../../units/exact.ts';
import { PARTIES } from '../../world/party.ts';
import type { ClaimRows } from './claim-rows.ts';

/** Up to this sum of weights `rest × weight` is exact in two steps of nineteen bits. */
const STEPPED_SUM = 2 ** 33;
const STEP = 2 ** 19;

const WIDTH = PARTIES.length;
const remainders = new Float64Array(PARTIES.length);

/**
 * Adds a party's part of an amount to `out[at + party]`, for every party of a group of casts,
 * exact to the fen: by largest remainder, ties to the lower rank, or the odd fen to a named party.
 * It gives what `largestRemainder` gives, and takes no memory.
 *
 * @param totalFen zero or more
 */
export function addSplit(
  totalFen: number,
  claims: ClaimRows,
  group: number,
  out: Float64Array,
  at: number,
): void {
  const { party, weight } = claims;
  const sum = claims.sum[group]!;
  if (sum > STEPPED_SUM) {
    addWide(totalFen, claims, group, out, at);
    return;
  }
  const count = claims.count[group]!;
  const residual = claims.residual[group]!;
  const first = group * WIDTH;
  const whole = quotient(totalFen, sum);
  const rest = totalFen - whole * sum;
  let left = rest;
  for (let i = 0; i < count; i += 1) {
    const own = weight[first + i]!;
    let floor: number;
    if (sum <= SAFE_WEIGHT_SUM) {
      const product = rest * own;
      floor = quotient(product, sum);
      remainders[i] = product - floor * sum;
    } else {
      const high = Math.floor(rest / STEP);
      const upper = quotient(high * own, sum);
      const product = (high * own - upper * sum) * STEP + (rest - high * STEP) * own;
      const lower = quotient(product, sum);
      floor = upper * STEP + lower;
      remainders[i] = product - lower * sum;
    }
    left -= floor;
    out[at + party[first + i]!]! += whole * own + floor;
  }
  if (residual >= 0) {
    out[at + residual]! += left;
    return;
  }
  for (; left > 0; left -= 1) {
    let best = 0;
    for (let i = 1; i < count; i += 1) if (remainders[i]! > remainders[best]!) best = i;
    remainders[best] = -1;
    out[at + party[first + best]!]! += 1;
  }
}

function addWide(
  totalFen: number,
  claims: ClaimRows,
  group: number,
  out: Float64Array,
  at: number,
): void {
  const first = group * WIDTH;
  const end = first + claims.count[group]!;
  const weights = Array.from(claims.weight.subarray(first, end));
  const ranks = Array.from(claims.party.subarray(first, end));
  const residual = claims.residual[group]!;
  if (residual < 0) {
    const parts = largestRemainder(totalFen, weights, ranks);
    for (const [i, part] of parts.entries()) out[at + ranks[i]!]! += part;
    return;
  }
  let left = totalFen;
  const sum = BigInt(claims.sum[group]!);
  for (const [i, weight] of weights.entries()) {
    const part = Number((BigInt(totalFen) * BigInt(weight)) / sum);
    left -= part;
    out[at + ranks[i]!]! += part;
  }
  out[at + residual]! += left;
}
