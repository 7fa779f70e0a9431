import { stream } from '../../behaviour/stream.ts';
import type { Estimate } from './estimate.ts';

/** How a bootstrap is drawn. */
export interface BootstrapOptions {
  readonly seed: number;
  /** 1,000 when absent. */
  readonly resamples?: number;
}

const RESAMPLES = 1000;

/**
 * Draws rows with replacement again and again and hands each draw to `measure`, which gives one
 * number for each thing estimated; the middle 95 % of these are the intervals (percentile
 * bootstrap, B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13).
 *
 * @param measure gets how often each row was drawn
 */
export function bootstrap(
  rows: number,
  values: readonly number[],
  measure: (times: Uint32Array) => readonly number[],
  { seed, resamples = RESAMPLES }: BootstrapOptions,
): Estimate[] {
  const draws = values.map(() => new Float64Array(resamples));
  const times = new Uint32Array(rows);
  for (let sample = 0; sample < resamples; sample += 1) {
    const from = stream({ seed, replicate: sample, entity: '', purpose: 'bootstrap' });
    times.fill(0);
    for (let i = 0; i < rows; i += 1) times[from.int(0, rows - 1)]! += 1;
    for (const [i, value] of measure(times).entries()) draws[i]![sample] = value;
  }
  return values.map((value, i) => {
    const sorted = draws[i]!.sort();
    return { value, low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
  });
}

/** A quantile of sorted numbers, between neighbours in proportion. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (at - below);
}
