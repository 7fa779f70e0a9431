import type { SweepPlan } from '../../src/report/sweep/sweep-plan.ts';
import type { FailedDraw, SweepTable } from '../../src/report/sweep/sweep-table.ts';

/** What a test says of a sweep; the rest is filled in. */
export interface HandMade {
  readonly plan?: Partial<SweepPlan>;
  readonly values: readonly (readonly (number | string)[])[];
  /** By point, by replicate, by outcome; null where the draw failed. */
  readonly rows: readonly (readonly (readonly number[] | null)[])[];
  readonly stopped?: SweepTable['manifest']['stopped'];
  readonly shard?: string;
}

/** A finished sweep that was never run. */
export function handMadeSweep({ plan: given, values, rows, stopped, shard }: HandMade): SweepTable {
  const replicates = rows[0]!.length;
  const count = rows.length * replicates;
  const plan: SweepPlan = {
    version: '0.0.0',
    study: { id: 'hand', zh: '手写研究', en: 'A study by hand' },
    ...{ synthetic: true, seed: 7, replicates, until: null },
    design: { kind: 'grid', points: rows.length, levels: null },
    ...{ rows: count, chunkRows: count, chunks: 1 },
    dimensions: [
      {
        ...{ name: 'rule', role: 'levers', unit: null, title: { zh: '办法', en: 'the rule' } },
        names: { a: { zh: '甲法', en: 'rule A' }, b: { zh: '乙法', en: 'rule B' } },
      },
    ],
    outcomes: ['zhuzhou.gain'],
    inputs: [{ role: 'study', name: 'hand.yaml', sha256: 'ab'.repeat(32) }],
    ...given,
  };
  const failures = rows.flatMap((own, point) =>
    own.flatMap((row, replicate): FailedDraw[] =>
      row === null ? [{ point, replicate, code: 'ruleGap', reason: 'no <rule> for it' }] : [],
    ),
  );
  return {
    ...{ name: 'out/hand', plan, failures },
    written: { plan, text: '', sha256: '' },
    manifest: {
      ...{ plan: '', shard: shard ?? null, chunks: [], rows: count, stopped: stopped ?? null },
      failed: failures.length === 0 ? {} : { ruleGap: failures.length },
      result: 'cd'.repeat(32),
    },
    points: rows.map((own, point) => ({
      ...{ point, values: values[point]! },
      replicates: new Map(
        own.flatMap((row, replicate) => (row === null ? [] : [[replicate, row] as const])),
      ),
    })),
  };
}
