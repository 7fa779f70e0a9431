import { type MeanInterval, meanInterval, signOf } from '../../experiment/interval.ts';
import { InputError } from '../../scenario/input-error.ts';
import type { SweepPlan } from './sweep-plan.ts';
import type { SweepTable } from './sweep-table.ts';

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
 * The points of a sweep as series.
 *
 * @param point only this one; null for all
 * @throws InputError when the sweep has no such point.
 */
export function seriesOf({ name, plan, points }: SweepTable, point: number | null): Series[] {
  if (point !== null && point >= plan.design.points) {
    const last = plan.design.points - 1;
    throw problem(`${name}#${point}`, {
      expected: { zh: `0 至 ${last} 的点`, en: `a point from 0 to ${last}` },
      message: { zh: '没有这个点', en: 'there is no such point' },
    });
  }
  return points
    .filter((one) => point === null || one.point === point)
    .map((one) => {
      const values = plan.dimensions.map((dimension, i) => `${dimension.name}=${one.values[i]}`);
      const label = values.length === 0 ? `${name}#${one.point}` : values.join(' ');
      return { name: label, plan, replicates: one.replicates };
    });
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
