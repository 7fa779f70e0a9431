import { largestRemainder } from '../../split/largest-remainder.ts';
import { PARTIES } from '../../world/party.ts';

/** Up to this sum of weights `rest × weight` is an exact double. */
const PLAIN_SUM = 94_906_265;
/** Up to this one it is exact in two steps of nineteen bits. */
const STEPPED_SUM = 2 ** 33;
const STEP = 2 ** 19;

/** Whole weights of some parties in order of rank, as a split needs them. */
export interface Claims {
  readonly count: number;
  readonly parties: Uint8Array;
  readonly weights: Float64Array;
  readonly sum: number;
  /** Takes the odd fen; -1 where the largest remainders do. */
  readonly residual: number;
}

const remainders = new Float64Array(PARTIES.length);

/**
 * Adds a party's part of an amount to `out[at + party]`, for every party of the claims, exact to
 * the fen: by largest remainder, ties to the lower rank, or the odd fen to a named party. It gives
 * what `largestRemainder` gives, and takes no memory.
 *
 * @param totalFen zero or more
 * @param sign 1 to add the parts, -1 to take them away
 */
export function addSplit(
  totalFen: number,
  claims: Claims,
  out: Float64Array,
  at: number,
  sign: number,
): void {
  const { count, parties, weights, sum, residual } = claims;
  if (sum > STEPPED_SUM) {
    addWide(totalFen, claims, out, at, sign);
    return;
  }
  const whole = quotient(totalFen, sum);
  const rest = totalFen - whole * sum;
  let left = rest;
  for (let i = 0; i < count; i += 1) {
    const weight = weights[i]!;
    let floor: number;
    let remainder: number;
    if (sum <= PLAIN_SUM) {
      const product = rest * weight;
      floor = quotient(product, sum);
      remainder = product - floor * sum;
    } else {
      const high = Math.floor(rest / STEP);
      const first = high * weight;
      const upper = quotient(first, sum);
      const second = (first - upper * sum) * STEP + (rest - high * STEP) * weight;
      const lower = quotient(second, sum);
      floor = upper * STEP + lower;
      remainder = second - lower * sum;
    }
    remainders[i] = remainder;
    left -= floor;
    out[at + parties[i]!]! += sign * (whole * weight + floor);
  }
  if (residual >= 0) out[at + residual]! += sign * left;
  else giveOddFen(left, count, parties, out, at, sign);
}

function giveOddFen(
  left: number,
  count: number,
  parties: Uint8Array,
  out: Float64Array,
  at: number,
  sign: number,
): void {
  for (let odd = left; odd > 0; odd -= 1) {
    let best = 0;
    for (let i = 1; i < count; i += 1) if (remainders[i]! > remainders[best]!) best = i;
    remainders[best] = -1;
    out[at + parties[best]!]! += sign;
  }
}

/** ⌊dividend ÷ divisor⌋ of non-negative safe integers. */
function quotient(dividend: number, divisor: number): number {
  const guess = Math.floor(dividend / divisor);
  const remainder = dividend - guess * divisor;
  if (remainder < 0) return guess - 1;
  return remainder >= divisor ? guess + 1 : guess;
}

function addWide(
  totalFen: number,
  { count, parties, weights, sum, residual }: Claims,
  out: Float64Array,
  at: number,
  sign: number,
): void {
  const own = Array.from(weights.subarray(0, count));
  const ranks = Array.from(parties.subarray(0, count));
  if (residual < 0) {
    const parts = largestRemainder(totalFen, own, ranks);
    for (const [i, part] of parts.entries()) out[at + ranks[i]!]! += sign * part;
    return;
  }
  let left = totalFen;
  for (const [i, weight] of own.entries()) {
    const part = Number((BigInt(totalFen) * BigInt(weight)) / BigInt(sum));
    left -= part;
    out[at + ranks[i]!]! += sign * part;
  }
  out[at + residual]! += sign * left;
}
