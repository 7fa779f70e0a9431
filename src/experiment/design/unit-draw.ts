import { type Stream, stream } from '../../behaviour/stream.ts';

/** 2³², the number of values a coordinate is drawn from. */
export const WORD = 0x1_0000_0000;

/** A whole number below 2³² for one row and one dimension. */
export function drawWord(seed: number, row: number, name: string, purpose: string): number {
  return stream({ seed, replicate: row, entity: name, purpose }).int(0, WORD - 1);
}

/** The numbers 0 … count − 1 in an order drawn from a stream (Fisher and Yates). */
export function shuffled(count: number, from: Stream): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = from.int(0, last);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
