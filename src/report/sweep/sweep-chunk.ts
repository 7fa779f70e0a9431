import type { PreparedStudy } from '../../experiment/study/prepare-study.ts';
import { countRows } from '../../experiment/study/study.ts';
import { chunkBytes, chunkName, type ReadChunk } from './chunk-file.ts';
import type { SweepDirectory } from './sweep-directory.ts';
import type { WrittenPlan } from './sweep-plan.ts';
import type { RowComputer, SweepRow } from './sweep-row.ts';

/** What the rest of a sweep needs to know of a chunk that is done. */
export interface ChunkReport {
  readonly chunk: number;
  readonly rows: number;
  /** Failed draws by code. */
  readonly failed: Readonly<Record<string, number>>;
  /** The outcome a stop rule watches, row by row; null where the draw failed. Else empty. */
  readonly watched: readonly (number | null)[];
}

/** Computes a chunk and writes its file. */
export async function sweepChunk(
  prepared: PreparedStudy,
  computer: RowComputer,
  directory: SweepDirectory,
  plan: WrittenPlan,
  chunk: number,
  watched: string | null,
): Promise<ChunkReport> {
  const { study } = prepared;
  const first = chunk * study.chunkRows;
  const count = Math.min(study.chunkRows, countRows(study) - first);
  const rows: SweepRow[] = [];
  for (let i = 0; i < count; i += 1) rows.push(await computer.compute(first + i));
  await directory.write(chunkName(chunk), chunkBytes(study, plan.sha256, rows));
  const at = watched === null ? -1 : study.outcomes.indexOf(watched);
  return {
    ...{ chunk, rows: count, failed: tally(rows.map(({ failure }) => failure?.code ?? '')) },
    watched:
      at < 0 ? [] : rows.map(({ failure, outcomes }) => (failure ? null : Number(outcomes[at]))),
  };
}

/** The same report from a file written earlier. */
export function reportOf(chunk: number, { rows }: ReadChunk, watched: string | null): ChunkReport {
  return {
    ...{ chunk, rows: rows.length, failed: tally(rows.map((row) => String(row['code']))) },
    watched:
      watched === null
        ? []
        : rows.map((row) => (row['status'] === 'done' ? Number(row[watched]) : null)),
  };
}

/** How often each code occurs, in order of the codes; '' is none. */
export function tally(codes: readonly string[]): Record<string, number> {
  return addTallies(codes.map((code) => (code === '' ? {} : { [code]: 1 })));
}

/** Adds up counts by code. */
export function addTallies(
  all: readonly Readonly<Record<string, number>>[],
): Record<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) {
    for (const [code, n] of Object.entries(one)) counts.set(code, (counts.get(code) ?? 0) + n);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
