import { stream } from '../../src/behaviour/stream.ts';
import type { Draws } from '../../src/quota/clearing/market.ts';

/** Draws keyed by seed and label, as a run makes them. */
export function drawsOf(seed: number): Draws {
  return (label, count) =>
    stream({ seed, replicate: 0, entity: label, purpose: 'tie' }).int(0, count - 1);
}

/** For markets without chance: any draw at all is a fault. */
export const NO_DRAWS: Draws = (label) => {
  throw new Error(`nothing should be drawn, but ${label} was`);
};
