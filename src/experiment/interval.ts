import { invariant } from '../units/invariant.ts';

/** The mean of replicates and the half-width of its 95 % interval. */
export interface MeanInterval {
  readonly count: number;
  readonly mean: number;
  /** Infinite with one replicate. */
  readonly halfWidth: number;
}

/** Student's t at 97.5 %, degrees of freedom 1 … 30 (any statistical table). */
const STUDENT = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145,
  2.131, 2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048,
  2.045, 2.042,
];
const STUDENT_BEYOND = [
  [60, 2.042],
  [120, 2],
  [1000, 1.98],
  [Infinity, 1.962],
] as const;

/** Student's t of a two-sided 95 % interval; between rows of the table the wider one. */
function student(degrees: number): number {
  return STUDENT[degrees - 1] ?? STUDENT_BEYOND.find(([below]) => degrees < below)?.[1] ?? Infinity;
}

/**
 * Adds values up one by one (B. P. Welford, Technometrics 4 (1962), 419–420): in one order the
 * result is the same to the bit, however the values were computed.
 */
export class Running {
  #count = 0;
  #mean = 0;
  #squares = 0;

  add(value: number): void {
    invariant(Number.isFinite(value), 'experiment.value', () => ({ value }));
    this.#count += 1;
    const step = value - this.#mean;
    this.#mean += step / this.#count;
    this.#squares += step * (value - this.#mean);
  }

  interval(): MeanInterval {
    const n = this.#count;
    const deviation = n > 1 ? Math.sqrt(this.#squares / (n - 1) / n) : Infinity;
    return { count: n, mean: this.#mean, halfWidth: n > 1 ? student(n - 1) * deviation : Infinity };
  }
}

/** The mean of some values with its interval. */
export function meanInterval(values: Iterable<number>): MeanInterval {
  const running = new Running();
  for (const value of values) running.add(value);
  return running.interval();
}

/** Whether an interval lies wholly on one side of zero: −1, 1, or 0 where chance may explain it. */
export function signOf({ mean, halfWidth }: MeanInterval): -1 | 0 | 1 {
  if (mean === 0 || halfWidth >= Math.abs(mean)) return 0;
  return mean > 0 ? 1 : -1;
}

/** How often something holds: a share with the interval around it. */
export interface ShareInterval {
  readonly count: number;
  readonly of: number;
  readonly low: number;
  readonly high: number;
}

/** The normal quantile at 97.5 %. */
const NORMAL = 1.959964;

/** A share with its 95 % interval (E. B. Wilson, J. Am. Stat. Assoc. 22 (1927), 209–212). */
export function shareInterval(count: number, of: number): ShareInterval {
  if (of === 0) return { count, of, low: 0, high: 1 };
  const square = NORMAL * NORMAL;
  const share = count / of;
  const middle = share + square / (2 * of);
  const width = NORMAL * Math.sqrt((share * (1 - share) + square / (4 * of)) / of);
  const scale = 1 + square / of;
  return {
    ...{ count, of },
    low: count === 0 ? 0 : (middle - width) / scale,
    high: count === of ? 1 : (middle + width) / scale,
  };
}
