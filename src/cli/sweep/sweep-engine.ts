import type { PreparedStudy } from '../../experiment/study/prepare-study.ts';
import type { ChunkEngine } from '../../report/sweep/run-sweep.ts';
import { type ChunkReport, sweepChunk } from '../../report/sweep/sweep-chunk.ts';
import type { SweepDirectory } from '../../report/sweep/sweep-directory.ts';
import type { WrittenPlan } from '../../report/sweep/sweep-plan.ts';
import { RowComputer } from '../../report/sweep/sweep-row.ts';
import { moduleBeside } from '../workers/serve-tasks.ts';
import { WorkerPool } from '../workers/worker-pool.ts';

/** What a worker of a sweep is told at its start. */
export interface SweepOrder {
  readonly study: string;
  readonly until: string | null;
  readonly watched: string | null;
  readonly directory: string;
}

/** Computes in this process, one chunk after the other. */
export function ownEngine(
  prepared: PreparedStudy,
  directory: SweepDirectory,
  plan: WrittenPlan,
  watched: string | null,
  signal: AbortSignal,
): ChunkEngine {
  return {
    run: async (chunks, report) => {
      const computer = new RowComputer(prepared);
      for (let chunk = chunks(); chunk !== null; chunk = chunks()) {
        report(await sweepChunk(prepared, computer, directory, plan, chunk, watched));
        await new Promise(setImmediate);
        signal.throwIfAborted();
      }
    },
  };
}

/** Computes in processes of their own; a chunk is handed to whoever is free. */
export function processEngine(count: number, order: SweepOrder, signal: AbortSignal): ChunkEngine {
  return {
    run: async (chunks, report) => {
      const module = moduleBeside(import.meta.url, 'sweep-worker');
      const pool = new WorkerPool<number, ChunkReport>(count, { module, order }, signal);
      try {
        await pool.each(chunks, report);
      } finally {
        pool.close();
      }
    },
  };
}
