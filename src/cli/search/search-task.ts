import type { PreparedStudy } from '../../experiment/study/prepare-study.ts';
import type { RandomMethod, StudySearch } from '../../experiment/study/study-search.ts';
import { runRanges } from '../../report/search/run-ranges.ts';
import { runSearch, type SearchEnd } from '../../report/search/run-search.ts';
import type { TaskEngine } from '../../report/search/trial-book.ts';
import { readRange, readTrial, TrialJournal } from '../../report/search/trial-journal.ts';
import { ownRanges, ownTrials, processRanges, processTrials } from './search-engine.ts';

/** A search about to be made, and where. */
export interface SearchTask {
  readonly prepared: PreparedStudy;
  readonly search: StudySearch;
  /** The study as a worker finds it. */
  readonly study: string;
  readonly workers: number;
  readonly signal: AbortSignal;
  /** Told how many more settings have been tried. */
  readonly step: (count: number) => void;
}

/** Where the journal of a search lies, what the person calls it, and whether to go on with it. */
export interface NamedJournal {
  readonly path: string;
  readonly name: string;
  readonly resume: boolean;
}

/** Searches setting by setting. */
export async function searchTrials(task: SearchTask, named: NamedJournal): Promise<SearchEnd> {
  const { prepared, search, study, workers, signal, step } = task;
  const journal = new TrialJournal(named.path, named.name, readTrial);
  const known = await journal.open(prepared, named.resume);
  const engine =
    workers === 1 ? ownTrials(prepared, search, signal) : processTrials(workers, { study }, signal);
  try {
    return await runSearch(prepared, search, kept(engine, journal), known, () => step(1));
  } finally {
    engine.close();
  }
}

/** Searches range by range of draws, keeping the best. */
export async function searchRanges(
  task: SearchTask,
  method: RandomMethod,
  named: NamedJournal,
): Promise<SearchEnd> {
  const { prepared, search, study, workers, signal, step } = task;
  const journal = new TrialJournal(named.path, named.name, readRange);
  const known = await journal.open(prepared, named.resume);
  const engine =
    workers === 1
      ? ownRanges(prepared, search, method, signal)
      : processRanges(workers, { study }, signal);
  try {
    const told = ({ count }: { readonly count: number }) => step(count);
    return await runRanges(prepared, search, method, kept(engine, journal), known, told);
  } finally {
    engine.close();
  }
}

/** Everything that is done goes to the journal, and the disk, at once. */
function kept<Task, Done>(
  engine: TaskEngine<Task, Done>,
  journal: TrialJournal<Done>,
): TaskEngine<Task, Done> {
  return {
    run: async (tasks, report) => {
      let writing = Promise.resolve();
      try {
        await engine.run(tasks, (done) => {
          journal.add(done);
          writing = writing.then(() => journal.flush());
          // Told below, once nobody computes any more.
          writing.catch(() => {});
          report(done);
        });
      } finally {
        await writing;
      }
    },
  };
}
