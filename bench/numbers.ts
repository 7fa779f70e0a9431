import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { BENCH_SEED } from './harness.ts';

/** Whole numbers from `min` to `max`, the same on every machine. */
export function seededNumbers(): (min: number, max: number) => number {
  const generator = xoroshiro128plus(BENCH_SEED);
  return (min, max) => uniformInt(generator, min, max);
}
