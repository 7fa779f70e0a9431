import type { PreparedStudy } from '../../experiment/study/prepare-study.ts';
import type { RandomMethod, StudySearch } from '../../experiment/study/study-search.ts';
import { type DrawRange, RangeComputer, type RangeReport } from '../../report/search/draw-range.ts';
import { type Trial, TrialComputer } from '../../report/search/point-trial.ts';
import type { TaskEngine } from '../../report/search/trial-book.ts';
import { moduleBeside } from '../workers/serve-tasks.ts';
import { WorkerPool } from '../workers/worker-pool.ts';

/** What a worker of a search is told at its start. */
export interface SearchOrder {
  readonly study: string;
}

/** An engine that has to be closed when the search is over. */
export interface ClosedEngine<Task, Done> extends TaskEngine<Task, Done> {
  readonly close: () => void;
}
type ClosedTrialEngine = ClosedEngine<readonly string[], Trial>;
type ClosedRangeEngine = ClosedEngine<DrawRange, RangeReport>;

/** Tries ranges of draws in this process, one after the other. */
export function ownRanges(
  prepared: PreparedStudy,
  search: StudySearch,
  method: RandomMethod,
  signal: AbortSignal,
): ClosedRangeEngine {
  const computer = new RangeComputer(prepared, search, method);
  return {
    run: async (ranges, report) => {
      for (const range of ranges) report(await computer.at(range, signal));
    },
    close: () => {},
  };
}

/** Tries ranges of draws in processes of their own. */
export function processRanges(
  count: number,
  order: SearchOrder,
  signal: AbortSignal,
): ClosedRangeEngine {
  return processEngine(count, moduleBeside(import.meta.url, 'range-worker'), order, signal);
}

/** Tries settings in this process, one after the other. */
export function ownTrials(
  prepared: PreparedStudy,
  search: StudySearch,
  signal: AbortSignal,
): ClosedTrialEngine {
  const computer = new TrialComputer(prepared, search);
  return {
    run: async (settings, report) => {
      for (const values of settings) {
        report(await computer.at(values));
        await new Promise((resolve) => setImmediate(resolve));
        signal.throwIfAborted();
      }
    },
    close: () => {},
  };
}

/** Tries settings in processes of their own, which stay for the whole search. */
export function processTrials(
  count: number,
  order: SearchOrder,
  signal: AbortSignal,
): ClosedTrialEngine {
  return processEngine(count, moduleBeside(import.meta.url, 'search-worker'), order, signal);
}

function processEngine<Task, Done>(
  count: number,
  module: URL,
  order: SearchOrder,
  signal: AbortSignal,
): ClosedEngine<Task, Done> {
  const pool = new WorkerPool<Task, Done>(count, { module, order }, signal);
  return {
    run: (tasks, report) => {
      const left = tasks.values();
      return pool.each(() => left.next().value ?? null, report);
    },
    close: () => pool.close(),
  };
}
