import { quotient } from '../units/exact.ts';
import { invariant } from '../units/invariant.ts';

/** Above this sum of weights `b × weight` could leave the exact doubles, so bigint takes over. */
export const SAFE_WEIGHT_SUM = 94_906_265;

/**
 * Splits a non-negative integer by integer weights with Hamilton's method: everybody gets the
 * floor of the exact share, then one unit each goes to the largest exact remainders, ties to the
 * lower rank. The parts always sum to the total; a zero weight gets zero.
 *
 * With `total = a·S + b` the floor is `a·w + ⌊b·w/S⌋`, so no product leaves the exact doubles.
 *
 * @throws InvariantError when the weights are not non-negative safe integers with a positive sum.
 */
export function largestRemainder(
  total: number,
  weights: readonly number[],
  ranks: readonly number[],
): number[] {
  const weightSum = sumWeights(weights);
  invariant(ranks.length === weights.length, 'split.ranks', () => ({ weights, ranks }));
  invariant(Number.isSafeInteger(total) && total >= 0, 'split.total', () => ({ total }));
  return weightSum <= SAFE_WEIGHT_SUM
    ? splitSafe(total, weights, ranks, weightSum)
    : splitBig(total, weights, ranks);
}

/**
 * The sum of the weights of a split.
 *
 * @throws InvariantError when they are not non-negative safe integers with a positive safe sum.
 */
export function sumWeights(weights: readonly number[]): number {
  let sum = 0;
  let sound = true;
  for (let i = 0; i < weights.length; i += 1) {
    const weight = weights[i]!;
    sound &&= Number.isSafeInteger(weight) && weight >= 0;
    sum += weight;
  }
  invariant(sound, 'split.weight', () => ({ weights }));
  invariant(Number.isSafeInteger(sum) && sum > 0, 'split.weights', () => ({ weights }));
  return sum;
}

function splitSafe(
  total: number,
  weights: readonly number[],
  ranks: readonly number[],
  weightSum: number,
): number[] {
  const shares = new Array<number>(weights.length);
  splitInto(total, weights, ranks, weightSum, shares, new Array<number>(weights.length));
  return shares;
}

/**
 * As {@link largestRemainder}, into arrays that are there already.
 *
 * @param weightSum the sum of the weights, at most {@link SAFE_WEIGHT_SUM}; it is not checked
 * @param shares where the parts go
 * @param remainders room to work in, as long as the shares
 */
export function splitInto(
  total: number,
  weights: readonly number[],
  ranks: readonly number[],
  weightSum: number,
  shares: number[],
  remainders: number[],
): void {
  const whole = quotient(total, weightSum);
  const rest = total - whole * weightSum;
  let given = 0;
  for (let i = 0; i < weights.length; i += 1) {
    const product = rest * weights[i]!;
    const floor = quotient(product, weightSum);
    const share = whole * weights[i]! + floor;
    shares[i] = share;
    remainders[i] = product - floor * weightSum;
    given += share;
  }
  giveOddUnits(shares, remainders, ranks, total - given);
}

function splitBig(total: number, weights: readonly number[], ranks: readonly number[]): number[] {
  const bigTotal = BigInt(total);
  const bigSum = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  const products = weights.map((weight) => bigTotal * BigInt(weight));
  const shares = products.map((product) => Number(product / bigSum));
  const given = products.reduce((sum, product) => sum + product / bigSum, 0n);
  const remainders = products.map((product) => product % bigSum);
  giveOddUnits(shares, remainders, ranks, Number(bigTotal - given));
  return shares;
}

/**
 * Whole parts of a total from exact claims over one denominator: everybody the floor, the odd
 * units by largest remainder, ties to the lower rank. The claims must sum to the total.
 *
 * @throws InvariantError when they do not.
 */
export function exactParts(
  total: number,
  numerators: readonly bigint[],
  denominator: bigint,
  ranks: readonly number[],
): number[] {
  const parts = numerators.map((numerator) => Number(numerator / denominator));
  const left = total - parts.reduce((sum, part) => sum + part, 0);
  const remainders = numerators.map((numerator) => numerator % denominator);
  giveOddUnits(parts, remainders, ranks, left);
  return parts;
}

/** One unit each to the `count` largest remainders; ties to the lower rank. */
export function giveOddUnits<R extends number | bigint>(
  shares: number[],
  remainders: R[],
  ranks: readonly number[],
  count: number,
): void {
  const taken = new Array<boolean>(shares.length).fill(false);
  for (let left = count; left > 0; left -= 1) {
    let best = -1;
    for (let i = 0; i < shares.length; i += 1) {
      if (taken[i]) continue;
      const ahead =
        best < 0 ||
        remainders[i]! > remainders[best]! ||
        (remainders[i]! === remainders[best]! && ranks[i]! < ranks[best]!);
      if (ahead) best = i;
    }
    invariant(best >= 0 && remainders[best]! > 0, 'split.oddUnits', () => ({ count }));
    shares[best]! += 1;
    taken[best] = true;
  }
}
