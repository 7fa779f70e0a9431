import { type MeanInterval, meanInterval, signOf } from '../../experiment/interval.ts';
import { InputError } from '../../scenario/input-error.ts';
import { readChunk } from './chunk-file.ts';
import type { NamedDirectory } from './merge-sweeps.ts';
import { SweepDirectory } from './sweep-directory.ts';
import type { SweepPlan } from './sweep-plan.ts';

/** The replicates of one point of a sweep. */
export interface Series {
  readonly name: string;
  readonly plan: SweepPlan;
  /** Outcomes by replicate, in the order of the plan; failed draws are left out. */
  readonly replicates: ReadonlyMap<number, readonly number[]>;
}

/** One outcome of one series against the first, replicate by replicate. */
export interface PairedDifference {
  readonly outcome: string;
  readonly series: string;
  /** Replicates that both have. */
  readonly pairs: number;
  readonly base: MeanInterval;
  readonly other: MeanInterval;
  /** Other less base, with the interval of the differences themselves. */
  readonly difference: MeanInterval;
  /** −1 or 1 where chance does not explain the difference, else 0. */
  readonly sign: -1 | 0 | 1;
}

/**
 * Reads the points of a sweep as series.
 *
 * @param point only this one; null for all
 * @throws InputError when the sweep is not finished or damaged, or has no such point.
 */
export async function readSeries(
  { name, path }: NamedDirectory,
  point: number | null,
): Promise<Series[]> {
  const directory = new SweepDirectory(path, name);
  const { plan, manifest } = await directory.finished();
  const { outcomes, dimensions, design } = plan.plan;
  if (point !== null && point >= design.points) {
    const last = design.points - 1;
    throw problem(`${name}#${point}`, {
      expected: { zh: `0 至 ${last} 的点`, en: `a point from 0 to ${last}` },
      message: { zh: '没有这个点', en: 'there is no such point' },
    });
  }
  const series = new Map<number, { label: string; replicates: Map<number, number[]> }>();
  for (const chunk of manifest.chunks) {
    const { rows } = await readChunk(await directory.checkedBytes(chunk));
    for (const row of rows) {
      const at = Number(row['point']);
      if (point !== null && at !== point) continue;
      if (!series.has(at)) {
        const values = dimensions.map((one) => `${one.name}=${String(row[one.name])}`);
        series.set(at, { label: values.join(' '), replicates: new Map() });
      }
      if (row['status'] !== 'done') continue;
      const found = outcomes.map((outcome) => Number(row[outcome]));
      series.get(at)!.replicates.set(Number(row['replicate']), found);
    }
  }
  return [...series].map(([at, { label, replicates }]) => ({
    ...{ name: label === '' ? `${name}#${at}` : label, plan: plan.plan, replicates },
  }));
}

/**
 * Every series after the first against it, outcome by outcome, over the replicates both have:
 * luck they share cancels.
 *
 * @throws InputError when they share no seed or no outcome.
 */
export function compareSeries([base, ...others]: readonly Series[]): PairedDifference[] {
  const strange = others.find(({ plan }) => plan.seed !== base!.plan.seed);
  if (strange !== undefined) {
    throw problem(`${strange.name}: seed ${strange.plan.seed}`, {
      expected: { zh: `同一种子 ${base!.plan.seed}`, en: `the same seed, ${base!.plan.seed}` },
      message: { zh: '种子不同，不能逐次相比', en: 'with another seed replicates make no pairs' },
    });
  }
  const outcomes = base!.plan.outcomes.filter((outcome) =>
    others.every(({ plan }) => plan.outcomes.includes(outcome)),
  );
  if (outcomes.length === 0) {
    throw problem(others.map(({ name }) => name).join(', '), {
      expected: { zh: '有相同结果项的研究', en: 'sweeps that keep a common outcome' },
      message: { zh: '没有共同的结果项', en: 'they have no outcome in common' },
    });
  }
  return outcomes.flatMap((outcome) => others.map((other) => pair(outcome, base!, other)));
}

function pair(outcome: string, base: Series, other: Series): PairedDifference {
  const [at, to] = [base.plan.outcomes.indexOf(outcome), other.plan.outcomes.indexOf(outcome)];
  const shared = [...base.replicates.keys()].filter((key) => other.replicates.has(key));
  const before = shared.map((key) => base.replicates.get(key)![at]!);
  const after = shared.map((key) => other.replicates.get(key)![to]!);
  const difference = meanInterval(after.map((value, i) => value - before[i]!));
  return {
    ...{ outcome, series: other.name, pairs: shared.length, difference, sign: signOf(difference) },
    ...{ base: meanInterval(before), other: meanInterval(after) },
  };
}

function problem(
  found: string,
  said: Pick<InputError['problems'][number], 'expected' | 'message'>,
): InputError {
  const place = { file: 'czt compare', line: null, row: null, column: null };
  return new InputError([{ ...place, found, ...said }]);
}
