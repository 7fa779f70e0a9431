import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { invariant } from '../units/invariant.ts';
import { firstWord } from './first-word.ts';

/** What a random draw belongs to; two streams with different keys have nothing in common. */
export interface StreamKey {
  readonly seed: number;
  readonly replicate: number;
  /** The deal, city or lot the draw is about. */
  readonly entity: string;
  /** What is drawn. */
  readonly purpose: string;
}

/** A stream of whole numbers, the same on every machine. */
export interface Stream {
  /** Uniform on low … high, both included. */
  int(low: number, high: number): number;
  /** Picks an item with probability proportional to its whole-number weight. */
  pick<T>(items: readonly (readonly [item: T, weight: number])[]): T;
}

/**
 * A random stream keyed by hash(seed, replicate, entity, purpose): paired across scenarios,
 * independent across replicates, untouched by what other entities draw.
 */
export function stream({ seed, replicate, entity, purpose }: StreamKey): Stream {
  const key = `[${seed},${replicate},${JSON.stringify(entity)},${JSON.stringify(purpose)}]`;
  const generator = xoroshiro128plus(firstWord(key));
  const int = (low: number, high: number): number => {
    invariant(Number.isSafeInteger(low) && low <= high, 'behaviour.range', () => ({ low, high }));
    return uniformInt(generator, low, high);
  };
  return {
    int,
    pick: (items) => {
      const total = items.reduce((sum, [, weight]) => sum + weight, 0);
      let left = int(0, total - 1);
      for (const [item, weight] of items) {
        if (left < weight) return item;
        left -= weight;
      }
      throw new RangeError('weights must be whole numbers with a positive sum');
    },
  };
}
