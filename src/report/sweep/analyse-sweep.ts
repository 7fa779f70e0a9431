import { morrisDesign } from '../../experiment/design/morris.ts';
import { type MorrisAnalysis, morrisEffects } from '../../experiment/sensitivity/morris-effects.ts';
import {
  type RegionalAnalysis,
  regionalSensitivity,
} from '../../experiment/sensitivity/regional.ts';
import { type SobolAnalysis, sobolIndices } from '../../experiment/sensitivity/sobol-indices.ts';
import { InputError } from '../../scenario/input-error.ts';
import { byCodeUnit } from '../../units/order.ts';
import { readChunk } from './chunk-file.ts';
import type { NamedDirectory } from './merge-sweeps.ts';
import { SweepDirectory } from './sweep-directory.ts';
import type { SweepPlan } from './sweep-plan.ts';

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

interface Points {
  readonly plan: SweepPlan;
  /** Values of the dimensions, by point. */
  readonly values: readonly (readonly (number | string)[])[];
  /** By outcome, the mean over the replicates of each point; null where one failed. */
  readonly means: ReadonlyMap<string, readonly (number | null)[]>;
}

/**
 * Says what drives the outcomes of a finished sweep: Sobol indices for a Saltelli design, Morris
 * effects for his, and for any design where a condition holds.
 *
 * @param where the condition; null to go by the design
 * @throws InputError when the sweep is unfinished or damaged, or its design needs a condition.
 */
export async function analyseSweep(
  directory: NamedDirectory,
  where: Where | null,
): Promise<SweepAnalysis[]> {
  const points = await readPoints(directory);
  const { plan, means, values } = points;
  const names = plan.dimensions.map(({ name }) => name);
  const options = { seed: plan.seed };
  if (where !== null) {
    const outcome = where.outcome ?? plan.outcomes[0]!;
    const found = means.get(outcome);
    if (found === undefined) throw problem(where.text, unknownOutcome(plan));
    const holds = found.map((mean) =>
      where.outcome === null ? mean === null : mean === null ? null : where.holds(mean),
    );
    const analysis = regionalSensitivity(names, coordinates(values), holds);
    return [{ outcome: where.text, method: 'regional', found: analysis }];
  }
  const { kind, points: size, levels } = plan.design;
  if (kind !== 'saltelli' && kind !== 'morris') throw problem(kind, NEEDS_WHERE);
  return plan.outcomes.map((outcome): SweepAnalysis => {
    const found = means.get(outcome)!;
    if (kind === 'saltelli') {
      return { outcome, method: 'sobol', found: sobolIndices(names, found, options) };
    }
    const trajectories = size / (names.length + 1);
    const design = morrisDesign(trajectories, levels!, { seed: plan.seed, names });
    return { outcome, method: 'morris', found: morrisEffects(names, design, found, options) };
  });
}

async function readPoints({ name, path }: NamedDirectory): Promise<Points> {
  const directory = new SweepDirectory(path, name);
  const { plan: written, manifest } = await directory.finished();
  const { plan } = written;
  if (manifest.shard !== null) throw problem(`${name}: ${manifest.shard}`, NEEDS_MERGE);
  const values: (number | string)[][] = [];
  const sums = new Map(plan.outcomes.map((outcome) => [outcome, [] as (number | null)[]]));
  for (const chunk of manifest.chunks) {
    const { rows } = await readChunk(await directory.checkedBytes(chunk));
    for (const row of rows) {
      const point = Number(row['point']);
      values[point] ??= plan.dimensions.map((one) => row[one.name] as number | string);
      for (const [outcome, sum] of sums) {
        const before = sum[point];
        const failed = row['status'] !== 'done' || before === null;
        sum[point] = failed ? null : (before ?? 0) + Number(row[outcome]);
      }
    }
  }
  const replicates = manifest.stopped?.replicates ?? plan.replicates;
  const means = [...sums].map(
    ([outcome, sum]) =>
      [outcome, sum.map((value) => (value === null ? null : value / replicates))] as const,
  );
  return { plan, values, means: new Map(means) };
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
const NEEDS_MERGE: Said = {
  expected: { zh: '先用 czt merge 合起来', en: 'the shards merged by czt merge' },
  message: { zh: '这只是一个分片', en: 'this is one shard only' },
};
