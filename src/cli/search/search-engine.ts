import type { PreparedStudy } from '../../experiment/study/prepare-study.ts';
import type { StudySearch } from '../../experiment/study/study-search.ts';
import { type Trial, TrialComputer } from '../../report/search/point-trial.ts';
import type { TrialEngine } from '../../report/search/trial-book.ts';
import { moduleBeside } from '../workers/serve-tasks.ts';
import { WorkerPool } from '../workers/worker-pool.ts';

/** What a worker of a search is told at its start. */
export interface SearchOrder {
  readonly study: string;
}

/** An engine that has to be closed when the search is over. */
export interface ClosedTrialEngine extends TrialEngine {
  readonly close: () => void;
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
  const module = moduleBeside(import.meta.url, 'search-worker');
  const pool = new WorkerPool<readonly string[], Trial>(count, { module, order }, signal);
  return {
    run: (settings, report) => {
      const left = settings.values();
      return pool.each(() => left.next().value ?? null, report);
    },
    close: () => pool.close(),
  };
}
