import { morrisDesign } from '../../experiment/design/morris.ts';
import { type MorrisAnalysis, morrisEffects } from '../../experiment/sensitivity/morris-effects.ts';
import {
  type RegionalAnalysis,
  regionalSensitivity,
} from '../../experiment/sensitivity/regional.ts';
import { type SobolAnalysis, sobolIndices } from '../../experiment/sensitivity/sobol-indices.ts';
import { InputError } from '../../scenario/input-error.ts';
import { byCodeUnit } from '../../units/order.ts';
import type { SweepPlan } from './sweep-plan.ts';
import { refuseShard, type SweepTable } from './sweep-table.ts';

/** What drives one outcome of a sweep, by the method its design was made for. */
export type SweepAnalysis = { readonly outcome: string } & (
  | { readonly method: 'sobol'; readonly found: SobolAnalysis }
  | { readonly method: 'morris'; readonly found: MorrisAnalysis }
  | { readonly method: 'regional'; readonly found: RegionalAnalysis }
);

/** A condition on a point: `zhuzhou.gain < 0`, or `failed`. */
export interface Where {
  readonly text: string;
  /** Null for `failed`. */
  readonly outcome: string | null;
  readonly holds: (value: number) => boolean;
}

/** Reads a condition; null when it is none. Limits are in the outcome's unit, fen for money. */
export function parseWhere(text: string): Where | null {
  if (text.trim() === 'failed') return { text, outcome: null, holds: () => false };
  const [, outcome, sign, limit] = /^\s*([\w.-]+)\s*([<>])\s*(-?\d{1,15})\s*$/.exec(text) ?? [];
  if (outcome === undefined) return null;
  const bound = Number(limit);
  return { text, outcome, holds: (value) => (sign === '<' ? value < bound : value > bound) };
}

/**
 * Says what drives the outcomes of a finished sweep: Sobol indices for a Saltelli design, Morris
 * effects for his, and for any design where a condition holds.
 *
 * @param where the condition; null to go by the design
 * @throws InputError when the sweep is one shard only, or its design needs a condition.
 */
export function analyseSweep(table: SweepTable, where: Where | null): SweepAnalysis[] {
  refuseShard(table);
  const { plan } = table;
  const names = plan.dimensions.map(({ name }) => name);
  const options = { seed: plan.seed };
  if (where !== null) {
    const outcome = where.outcome ?? plan.outcomes[0]!;
    if (!plan.outcomes.includes(outcome)) throw problem(where.text, unknownOutcome(plan));
    const holds = pointMeans(table, outcome).map((mean) =>
      where.outcome === null ? mean === null : mean === null ? null : where.holds(mean),
    );
    const points = coordinates(table.points.map(({ values }) => values));
    const analysis = regionalSensitivity(names, points, holds);
    return [{ outcome: where.text, method: 'regional', found: analysis }];
  }
  const { kind, points: size, levels } = plan.design;
  if (kind !== 'saltelli' && kind !== 'morris') throw problem(kind, NEEDS_WHERE);
  return plan.outcomes.map((outcome): SweepAnalysis => {
    const found = pointMeans(table, outcome);
    if (kind === 'saltelli') {
      return { outcome, method: 'sobol', found: sobolIndices(names, found, options) };
    }
    const trajectories = size / (names.length + 1);
    const design = morrisDesign(trajectories, levels!, { seed: plan.seed, names });
    return { outcome, method: 'morris', found: morrisEffects(names, design, found, options) };
  });
}

/** The mean of an outcome over the replicates of each point; null where one failed. */
export function pointMeans(
  { plan, manifest, points }: SweepTable,
  outcome: string,
): (number | null)[] {
  const at = plan.outcomes.indexOf(outcome);
  const count = manifest.stopped?.replicates ?? plan.replicates;
  return points.map(({ replicates }) => {
    if (replicates.size < count) return null;
    let sum = 0;
    for (const outcomes of replicates.values()) sum += outcomes[at]!;
    return sum / replicates.size;
  });
}

/** Numbers as they are, words by their place in order. */
function coordinates(values: readonly (readonly (number | string)[])[]): number[][] {
  const words = (values[0] ?? []).map((_, i) => {
    const texts = values.map((row) => String(row[i]));
    return [...new Set(texts)].sort(byCodeUnit);
  });
  return values.map((row) =>
    row.map((value, i) => (typeof value === 'number' ? value : words[i]!.indexOf(value))),
  );
}

type Said = Pick<InputError['problems'][number], 'expected' | 'message'>;

function problem(found: string, said: Said): InputError {
  const place = { file: 'czt sensitivity', line: null, row: null, column: null };
  return new InputError([{ ...place, found, ...said }]);
}

function unknownOutcome({ outcomes }: SweepPlan): Said {
  const names = outcomes.join(', ');
  return {
    expected: { zh: `结果项之一：${names}`, en: `an outcome of the sweep: ${names}` },
    message: { zh: '研究里没有这个结果项', en: 'the sweep keeps no such outcome' },
  };
}

const NEEDS_WHERE: Said = {
  expected: {
    zh: 'saltelli 或 morris 设计；别的设计用 --where "zhuzhou.gain < 0"',
    en: 'a saltelli or morris design; with others --where "zhuzhou.gain < 0"',
  },
  message: { zh: '这种设计算不出指数', en: 'indices cannot be had from this design' },
};
