/** Where an ascending contest ends. */
export interface Ascent {
  /** Index of the winner; several when they stand level at the top. */
  readonly leaders: readonly [number, ...number[]];
  /** Steps above the start. */
  readonly level: number;
}

/**
 * An ascending contest called step by step. Each contestant goes along up to its own limit, in
 * whole steps above the start; below zero it does not enter. It ends at the last step two would
 * still pay, which is the second-highest limit: the winner pays what the runner-up would. With a
 * top, whoever reaches it stands level there.
 *
 * @returns null when nobody enters; without a top a tie goes to the earlier of the two
 */
export function ascend(limits: readonly number[], top: number | null = null): Ascent | null {
  const within = limits.map((limit) => (top === null ? limit : Math.min(limit, top)));
  let first = -1;
  let level = 0;
  for (const [i, limit] of within.entries()) {
    if (limit < 0) continue;
    if (first < 0) {
      first = i;
    } else if (limit > within[first]!) {
      level = within[first]!;
      first = i;
    } else if (limit > level) {
      level = limit;
    }
  }
  if (first < 0) return null;
  if (top === null || level < top) return { leaders: [first], level };
  const others = within.flatMap((limit, i) => (limit === top && i !== first ? [i] : []));
  return { leaders: [first, ...others], level };
}

/** Whole steps from `start` up to `most`; below zero when `most` lies below `start`. */
export function stepsWithin(start: number, most: number, step: number): number {
  return most < start ? -1 : Math.floor((most - start) / step);
}
