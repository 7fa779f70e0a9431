import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PreparedStudy } from '../../experiment/study/prepare-study.ts';
import type { ChunkEngine } from '../../report/sweep/run-sweep.ts';
import { type ChunkReport, sweepChunk } from '../../report/sweep/sweep-chunk.ts';
import type { SweepDirectory } from '../../report/sweep/sweep-directory.ts';
import type { WrittenPlan } from '../../report/sweep/sweep-plan.ts';
import { RowComputer } from '../../report/sweep/sweep-row.ts';
import { InputError, type InputProblem } from '../../scenario/input-error.ts';

/** What a worker is told at its start: it reads everything itself. */
export interface WorkerOrder {
  readonly study: string;
  readonly until: string | null;
  readonly watched: string | null;
  readonly directory: string;
}

/** What a worker says of a chunk, or why it could not. */
export type WorkerAnswer =
  | { readonly done: ChunkReport }
  | { readonly unusable: readonly InputProblem[] }
  | { readonly failed: { readonly message: string; readonly stack: string } };

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
export function processEngine(count: number, order: WorkerOrder, signal: AbortSignal): ChunkEngine {
  return {
    run: async (chunks, report) => {
      const workers: ChildProcess[] = [];
      try {
        const all = Array.from({ length: count }, () => {
          const first = chunks();
          return first === null ? null : runWorker(workers, order, first, chunks, report);
        });
        await Promise.race([Promise.all(all), aborted(signal)]);
      } finally {
        for (const worker of workers) worker.kill();
      }
    },
  };
}

function runWorker(
  workers: ChildProcess[],
  order: WorkerOrder,
  first: number,
  chunks: () => number | null,
  report: (done: ChunkReport) => void,
): Promise<void> {
  // Beside this file, in TypeScript or compiled as it is.
  const file = `./sweep-worker${extname(fileURLToPath(import.meta.url))}`;
  const worker = fork(new URL(file, import.meta.url), [JSON.stringify(order)]);
  workers.push(worker);
  worker.send(first);
  return new Promise((resolve, reject) => {
    worker.on('error', reject);
    worker.on('exit', (code, signal) => {
      reject(new Error(`a worker of the sweep ended early (${signal ?? code})`));
    });
    worker.on('message', (answer: WorkerAnswer) => {
      if ('unusable' in answer) {
        reject(new InputError(answer.unusable));
        return;
      }
      if ('failed' in answer) {
        reject(Object.assign(new Error(answer.failed.message), { stack: answer.failed.stack }));
        return;
      }
      report(answer.done);
      const next = chunks();
      if (next === null) resolve();
      else worker.send(next);
    });
  });
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
