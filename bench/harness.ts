import { createHash } from 'node:crypto';

/** How much to do: enough to see that it works, or enough to measure. */
export type BenchSize = 'tiny' | 'full';

/** One way of doing the same work; `run` returns the results as text lines, to be hashed. */
export interface Contender {
  readonly name: string;
  readonly run: () => Iterable<string | number | bigint>;
}

/** What one contender took per operation, best and median of the rounds, in ns. */
export interface Measure {
  readonly name: string;
  readonly bestNs: number;
  readonly medianNs: number;
  /** SHA-256 of the results; contenders that agree have the same. */
  readonly hash: string;
  /** Its time divided by ours, of the best and of the median rounds. */
  readonly bestRatio: number;
  readonly medianRatio: number;
}

/** A bench: the first measure is ours, the others are twins that did the same work. */
export interface BenchReport {
  readonly name: string;
  readonly size: BenchSize;
  readonly seed: number;
  readonly operations: number;
  readonly measures: readonly Measure[];
}

/** Every bench offers this. */
export type Bench = (options: { readonly size: BenchSize }) => BenchReport;

/** The results of many operations in one list; `flatMap` would cost more than the operations. */
export function collect<T, R>(items: readonly T[], operate: (item: T) => readonly R[]): R[] {
  const results: R[] = [];
  for (const item of items) {
    const some = operate(item);
    for (let i = 0; i < some.length; i += 1) results.push(some[i]!);
  }
  return results;
}

/** The fixed seed of all bench inputs. */
export const BENCH_SEED = 20_260_101;

const ROUNDS = { tiny: 1, full: 5 } as const;
/** Rounds before the clock counts, so that every contender is compiled when it does. */
const WARM_UP = { tiny: 0, full: 8 } as const;

/**
 * Runs the contenders in turn, round by round in one process, so that they share its weather.
 * The results are hashed outside the measured time: nothing is optimised away.
 */
export function compare(
  name: string,
  size: BenchSize,
  operations: number,
  contenders: readonly Contender[],
): BenchReport {
  const times = contenders.map((): number[] => []);
  const hashes = contenders.map(({ run }) => hashOf(run()));
  for (let round = 0; round < WARM_UP[size]; round += 1) {
    for (const { run } of contenders) run();
  }
  for (let round = 0; round < ROUNDS[size]; round += 1) {
    for (const [i, { run }] of contenders.entries()) {
      const start = performance.now();
      const results = run();
      times[i]!.push(((performance.now() - start) * 1e6) / operations);
      const hash = hashOf(results);
      if (hash !== hashes[i]) throw new Error(`${name}: ${contenders[i]!.name} is not repeatable`);
    }
  }
  const stats = times.map(summarise);
  const measures = contenders.map(({ name: contender }, i) => ({
    name: contender,
    ...stats[i]!,
    hash: hashes[i]!,
    bestRatio: stats[i]!.bestNs / stats[0]!.bestNs,
    medianRatio: stats[i]!.medianNs / stats[0]!.medianNs,
  }));
  return { name, size, seed: BENCH_SEED, operations, measures };
}

/** A measure taken elsewhere, beside ours: times per operation of its rounds, in ns. */
export function measureOf(
  name: string,
  times: readonly number[],
  hash: string,
  ours: Measure,
): Measure {
  const { bestNs, medianNs } = summarise(times);
  const ratios = { bestRatio: bestNs / ours.bestNs, medianRatio: medianNs / ours.medianNs };
  return { name, bestNs, medianNs, hash, ...ratios };
}

function summarise(times: readonly number[]): { bestNs: number; medianNs: number } {
  const sorted = [...times].sort((a, b) => a - b);
  return { bestNs: sorted[0]!, medianNs: sorted[Math.floor(sorted.length / 2)]! };
}

function hashOf(results: Iterable<string | number | bigint>): string {
  const hash = createHash('sha256');
  let page: string[] = [];
  for (const result of results) {
    page.push(String(result));
    if (page.length === 4096) {
      hash.update(`${page.join('\n')}\n`);
      page = [];
    }
  }
  return hash.update(page.join('\n')).digest('hex');
}
