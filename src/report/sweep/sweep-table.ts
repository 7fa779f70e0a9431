import { InputError } from '../../scenario/input-error.ts';
import { readChunk } from './chunk-file.ts';
import type { NamedDirectory } from './merge-sweeps.ts';
import { SweepDirectory, type SweepManifest } from './sweep-directory.ts';
import type { SweepPlan, WrittenPlan } from './sweep-plan.ts';

/** One point of a finished sweep with all its replicates. */
export interface SweepPoint {
  readonly point: number;
  /** Values of the dimensions, in order. */
  readonly values: readonly (number | string)[];
  /** Outcomes by replicate, in the order of the plan; a failed draw is not among them. */
  readonly replicates: ReadonlyMap<number, readonly number[]>;
}

/** A draw without outcomes, and why. */
export interface FailedDraw {
  readonly point: number;
  readonly replicate: number;
  readonly code: string;
  readonly reason: string;
}

/** A finished sweep read back. */
export interface SweepTable {
  /** As the person named its directory. */
  readonly name: string;
  readonly written: WrittenPlan;
  readonly plan: SweepPlan;
  readonly manifest: SweepManifest;
  /** In order; those a shard does not hold are left out. */
  readonly points: readonly SweepPoint[];
  readonly failures: readonly FailedDraw[];
}

/**
 * Reads a finished sweep.
 *
 * @throws InputError when it is no sweep, not finished, or damaged.
 */
export async function readSweepTable({ name, path }: NamedDirectory): Promise<SweepTable> {
  const directory = new SweepDirectory(path, name);
  const { plan: written, manifest } = await directory.finished();
  const { plan } = written;
  const points = new Map<number, SweepPoint & { readonly replicates: Map<number, number[]> }>();
  const failures: FailedDraw[] = [];
  for (const chunk of manifest.chunks) {
    const { rows } = await readChunk(await directory.checkedBytes(chunk));
    for (const row of rows) {
      const [point, replicate] = [Number(row['point']), Number(row['replicate'])];
      let found = points.get(point);
      if (found === undefined) {
        const values = plan.dimensions.map((one) => row[one.name] as number | string);
        found = { point, values, replicates: new Map() };
        points.set(point, found);
      }
      if (row['status'] === 'done') {
        const outcomes = plan.outcomes.map((outcome) => Number(row[outcome]));
        found.replicates.set(replicate, outcomes);
      } else {
        const [code, reason] = [String(row['code']), String(row['reason'])];
        failures.push({ point, replicate, code, reason });
      }
    }
  }
  const sorted = [...points.values()].sort((a, b) => a.point - b.point);
  return { name, written, plan, manifest, points: sorted, failures };
}

/** @throws InputError when it is one shard of several. */
export function refuseShard({ name, manifest }: SweepTable): void {
  if (manifest.shard === null) return;
  throw new InputError([
    {
      ...{ file: name, line: null, row: null, column: null, found: manifest.shard },
      expected: { zh: '先用 czt merge 合起来', en: 'the shards merged by czt merge' },
      message: { zh: '这只是一个分片', en: 'this is one shard only' },
    },
  ]);
}
