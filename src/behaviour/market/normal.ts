import type { Stream } from '../stream.ts';

/** Parts per million: what indices and noise are counted in. */
export const MILLION = 1_000_000;

/**
 * A standard normal draw in millionths, as the sum of twelve uniform ones less its mean: exact
 * whole numbers, mean 0, variance 1, never beyond ±6.
 */
export function drawNormal(draws: Stream): number {
  let sum = 0;
  for (let i = 0; i < 12; i += 1) sum += draws.int(0, MILLION);
  return sum - 6 * MILLION;
}
