import { type BootstrapOptions, bootstrap } from './bootstrap.ts';
import { type Estimate, judgeSample, type SampleVerdict } from './estimate.ts';

/** What one dimension explains of the variance of an outcome. */
export interface SobolIndex {
  readonly name: string;
  /** Share it explains by itself. */
  readonly first: Estimate;
  /** Share that would be left if all others were fixed: itself and everything it acts with. */
  readonly total: Estimate;
}

/** A variance-based sensitivity analysis of one outcome. */
export interface SobolAnalysis {
  /** In the order of the dimensions; empty when nothing varies or nothing is left. */
  readonly indices: readonly SobolIndex[];
  readonly variance: number;
  readonly blocks: number;
  /** Blocks all of whose rows have an outcome; the others are left out whole. */
  readonly blocksUsed: number;
  /** Rows without an outcome. */
  readonly missing: readonly number[];
  /** Over the total-order indices, in blocks. */
  readonly verdict: SampleVerdict;
}

/** Half-width of a total index that still tells what matters from what does not. */
const GOAL = 0.05;

/** Blocks in columns: y(A), y(B) and y of A with coordinate i from B, less the mean. */
interface Blocks {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly mixed: readonly Float64Array[];
}

/**
 * First-order indices by the estimator of A. Saltelli and others, Computer Physics Communications
 * 181 (2010), 259–270, total-order by that of M. J. W. Jansen, Computer Physics Communications
 * 117 (1999), 35–43, with bootstrap intervals over whole blocks.
 *
 * @param outcomes of the rows of a Saltelli design, in order; null where a row failed
 */
export function sobolIndices(
  names: readonly string[],
  outcomes: readonly (number | null)[],
  options: BootstrapOptions,
): SobolAnalysis {
  const width = names.length + 2;
  const count = Math.floor(outcomes.length / width);
  const missing = outcomes.flatMap((outcome, row) => (outcome === null ? [row] : []));
  const lost = new Set(missing.map((row) => Math.floor(row / width)));
  const whole = Array.from({ length: count }, (_, i) => i).filter((block) => !lost.has(block));
  const blocks = columnsOf(whole, width, outcomes);
  const times = new Uint32Array(whole.length).fill(1);
  const { variance, shares } = measure(blocks, times);
  const counts = { blocks: count, blocksUsed: whole.length, missing };
  if (!(variance > 0)) {
    return { indices: [], variance: 0, ...counts, verdict: judgeSample([], 0, GOAL) };
  }
  const estimates = bootstrap(
    whole.length,
    shares,
    (drawn) => measure(blocks, drawn).shares,
    options,
  );
  const totals = estimates.slice(names.length);
  return {
    indices: names.map((name, i) => ({ name, first: estimates[i]!, total: totals[i]! })),
    variance,
    ...counts,
    verdict: judgeSample(totals, whole.length, GOAL),
  };
}

function columnsOf(
  whole: readonly number[],
  width: number,
  outcomes: readonly (number | null)[],
): Blocks {
  const column = (row: number) =>
    Float64Array.from(whole, (block) => outcomes[block * width + row]!);
  const a = column(0);
  const b = column(width - 1);
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! + b[i]!;
  const mean = sum / (2 * a.length);
  const centred = (values: Float64Array) => values.map((value) => value - mean);
  return {
    a: centred(a),
    b: centred(b),
    mixed: Array.from({ length: width - 2 }, (_, i) => centred(column(i + 1))),
  };
}

/** Variance, and the first-order indices followed by the total-order ones. */
function measure({ a, b, mixed }: Blocks, times: Uint32Array) {
  let n = 0;
  let sum = 0;
  let squares = 0;
  for (let j = 0; j < times.length; j += 1) {
    const t = times[j]!;
    n += t;
    sum += t * (a[j]! + b[j]!);
    squares += t * (a[j]! * a[j]! + b[j]! * b[j]!);
  }
  const mean = sum / (2 * n);
  const variance = squares / (2 * n) - mean * mean;
  const first: number[] = [];
  const total: number[] = [];
  for (const ab of mixed) {
    let together = 0;
    let apart = 0;
    for (let j = 0; j < times.length; j += 1) {
      const step = ab[j]! - a[j]!;
      together += times[j]! * (b[j]! - mean) * step;
      apart += times[j]! * step * step;
    }
    first.push(variance === 0 ? 0 : together / n / variance);
    total.push(variance === 0 ? 0 : apart / (2 * n) / variance);
  }
  return { variance, shares: [...first, ...total] };
}
