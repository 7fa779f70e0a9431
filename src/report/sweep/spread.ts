import {
  type MeanInterval,
  meanInterval,
  type ShareInterval,
  shareInterval,
} from '../../experiment/interval.ts';
import { quantile } from '../../experiment/sensitivity/bootstrap.ts';
import type { SweepPoint, SweepTable } from './sweep-table.ts';

/** How an outcome spreads over the replicates of a point. */
export interface Spread {
  readonly mean: MeanInterval;
  /** What 5 %, 25 %, 50 %, 75 % and 95 % of the replicates are at or below; null without any. */
  readonly quantiles: readonly [number, number, number, number, number] | null;
}

/** Spread of an outcome at a point; failed draws are left out. */
export function spreadOf({ plan }: SweepTable, point: SweepPoint, outcome: string): Spread {
  const values = valuesOf(plan.outcomes.indexOf(outcome), point);
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => quantile(sorted, share);
  return {
    mean: meanInterval(values),
    quantiles: sorted.length === 0 ? null : [at(0.05), at(0.25), at(0.5), at(0.75), at(0.95)],
  };
}

/** How often a yes-or-no outcome holds at a point. */
export function shareOf({ plan }: SweepTable, point: SweepPoint, outcome: string): ShareInterval {
  const values = valuesOf(plan.outcomes.indexOf(outcome), point);
  return shareInterval(values.filter((value) => value > 0).length, values.length);
}

/** The one value an outcome has throughout; null where it varies or nothing is left. */
export function constantOf({ plan, points }: SweepTable, outcome: string): number | null {
  const at = plan.outcomes.indexOf(outcome);
  let found: number | null = null;
  for (const point of points) {
    for (const value of valuesOf(at, point)) {
      if (found !== null && value !== found) return null;
      found = value;
    }
  }
  return found;
}

function valuesOf(at: number, { replicates }: SweepPoint): number[] {
  return [...replicates.values()].map((outcomes) => outcomes[at]!);
}
