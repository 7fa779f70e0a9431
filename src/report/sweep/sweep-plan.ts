import { createHash } from 'node:crypto';
import type { PreparedStudy } from '../../experiment/study/prepare-study.ts';
import { countChunks, countRows } from '../../experiment/study/study.ts';
import type { Label } from '../../rules/rule.ts';
import { packageVersion } from '../../scenario/package-root.ts';
import { jsonText } from '../files/json.ts';

/** What a sweep is, before anything of it is run; the same for every worker and every shard. */
export interface SweepPlan {
  readonly version: string;
  readonly study: { readonly id: string; readonly zh: string; readonly en: string };
  /** Whether its deals are drawn and not real. */
  readonly synthetic: boolean;
  readonly seed: number;
  readonly design: {
    readonly kind: string;
    readonly points: number;
    /** Grid levels of a Morris design; null for the others. */
    readonly levels: number | null;
  };
  readonly replicates: number;
  readonly rows: number;
  readonly chunkRows: number;
  readonly chunks: number;
  readonly until: string | null;
  readonly dimensions: readonly {
    readonly name: string;
    readonly role: string;
    /** Unit of a number, `%` or ` wanYuan/mu`; null for words. */
    readonly unit: string | null;
    readonly title: Label;
    /** What a reader calls its values, as far as the study says. */
    readonly names: Readonly<Record<string, Label>>;
  }[];
  readonly outcomes: readonly string[];
  readonly inputs: readonly {
    readonly role: string;
    readonly name: string;
    readonly sha256: string;
  }[];
}

/** A plan with its text and the digest of that, which every results file carries. */
export interface WrittenPlan {
  readonly plan: SweepPlan;
  readonly text: string;
  readonly sha256: string;
}

/** @param until the stop rule in force, which may be another than the study's */
export async function planOf(
  { study, inputs }: PreparedStudy,
  until: string | null,
): Promise<WrittenPlan> {
  const plan: SweepPlan = {
    version: await packageVersion(),
    study: { id: study.id, ...study.title },
    synthetic: study.base.synthetic || study.marketDeals !== null,
    seed: study.seed,
    design: { kind: study.kind, points: study.design.size, levels: study.morrisLevels },
    replicates: study.replicates,
    rows: countRows(study),
    chunkRows: study.chunkRows,
    chunks: countChunks(study),
    until,
    dimensions: study.dimensions.map(({ name, role, values, title, names }) => ({
      ...{ name, role, unit: values.kind === 'range' ? values.unit : null, title, names },
    })),
    outcomes: study.outcomes,
    inputs: inputs.map(({ role, name, sha256 }) => ({ role, name, sha256 })),
  };
  const text = jsonText(plan);
  return { plan, text, sha256: createHash('sha256').update(text).digest('hex') };
}

/** Chunks a shard computes: every n-th. */
export function chunksOfShard(
  chunks: number,
  shard: { readonly index: number; readonly count: number } | null,
): number[] {
  const all = Array.from({ length: chunks }, (_, chunk) => chunk);
  return shard === null ? all : all.filter((chunk) => chunk % shard.count === shard.index - 1);
}
