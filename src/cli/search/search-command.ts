import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { checkEnds } from '../../experiment/study/check-ends.ts';
import { prepareStudy } from '../../experiment/study/prepare-study.ts';
import { loadStudy } from '../../experiment/study/study-file.ts';
import type { StudySearch } from '../../experiment/study/study-search.ts';
import { writeRunDirectory } from '../../report/run-directory.ts';
import { inspectRunDirectory } from '../../report/run-directory-check.ts';
import { runSearch } from '../../report/search/run-search.ts';
import { searchFiles } from '../../report/search/search-files.ts';
import type { TrialEngine } from '../../report/search/trial-book.ts';
import { TrialJournal } from '../../report/search/trial-journal.ts';
import { loadEngineData } from '../../scenario/engine-data.ts';
import { InputError } from '../../scenario/input-error.ts';
import { pathFrom } from '../io.ts';
import { startProgress } from '../progress.ts';
import { answer, type Session, tell } from '../session.ts';
import { ownTrials, processTrials } from './search-engine.ts';
import type { SearchOptions } from './search-options.ts';
import { searchText } from './search-text.ts';

/**
 * Searches the levers of a study and writes what it found, whole or not at all.
 *
 * @throws InputError when the study or the directory cannot be used, or asks for no search.
 */
export async function searchCommand(
  name: string,
  options: SearchOptions,
  session: Session,
): Promise<void> {
  const { io, language, json } = session;
  const data = await loadEngineData();
  const path = pathFrom(io, name);
  const study = await loadStudy(path, data);
  const { search } = study;
  if (search === null) throw noSearch(name);
  await checkEnds(study, data);
  const out = options.out ?? join('out', study.id);
  const directory = resolve(io.cwd, out);
  await inspectRunDirectory(directory);
  const prepared = await prepareStudy(study, data);
  session.inputs.push(...prepared.inputs);
  const journal = new TrialJournal(`${directory}.trials`, `${out}.trials`);
  await mkdir(dirname(directory), { recursive: true });
  const known = await journal.open(prepared, options.resume === true);
  const control = new AbortController();
  const release = io.onInterrupt(() => control.abort());
  const progress = startProgress(session, pointsOf(search));
  const step = () => progress.step({ zh: '试算', en: 'trying' });
  const workers = options.workers ?? availableParallelism();
  const engine =
    workers === 1
      ? ownTrials(prepared, search, control.signal)
      : processTrials(workers, { study: path }, control.signal);
  try {
    const end = await runSearch(prepared, search, kept(engine, journal), known, step);
    const files = await searchFiles(prepared, search, end);
    const written = await writeRunDirectory(directory, files, { signal: control.signal });
    await journal.remove();
    progress.stop();
    tell(session, searchText(study, search, end, out, language));
    if (!json) return;
    const { reference, progress: hypervolume } = end;
    const [tried, front] = [end.tried.length, end.front.length];
    const { seed } = study;
    const facts = { seed, tried, front, reference, hypervolume };
    answer(session, { directory: out, result: written.sha256, ...facts });
  } finally {
    engine.close();
    progress.stop();
    release();
  }
}

/** Every trial goes to the journal, and the disk, as it is done. */
function kept(engine: TrialEngine, journal: TrialJournal): TrialEngine {
  return {
    run: async (settings, report) => {
      let writing = Promise.resolve();
      try {
        await engine.run(settings, (trial) => {
          journal.add(trial);
          writing = writing.then(() => journal.flush());
          // Told below, once nobody computes any more.
          writing.catch(() => {});
          report(trial);
        });
      } finally {
        await writing;
      }
    },
  };
}

function pointsOf({ method }: StudySearch): number {
  return method.kind === 'random' ? method.draws : method.population * method.generations;
}

function noSearch(file: string): InputError {
  return new InputError([
    {
      ...{ file, line: null, row: null, column: 'search', found: '—' },
      expected: { zh: 'goals 与 search', en: 'goals and search' },
      message: { zh: '这项研究没有写要找什么', en: 'the study does not say what to look for' },
    },
  ]);
}
