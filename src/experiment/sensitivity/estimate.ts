/** An estimate with the interval that holds it with 95 % confidence. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Whether a sample was large enough to rest a conclusion on, and what would be. */
export interface SampleVerdict {
  readonly enough: boolean;
  /** Half the width of the widest interval. */
  readonly widest: number;
  /** The half-width asked for. */
  readonly goal: number;
  /** Blocks or trajectories that would reach the goal, as widths shrink with the root. */
  readonly needed: number;
}

/** Judges a sample by its widest interval. */
export function judgeSample(
  estimates: readonly Estimate[],
  size: number,
  goal: number,
): SampleVerdict {
  const widest = Math.max(0, ...estimates.map(({ low, high }) => (high - low) / 2));
  const factor = widest / goal;
  const enough = size > 1 && widest <= goal;
  return { enough, widest, goal, needed: enough ? size : Math.ceil(size * factor * factor) };
}
