import { mkdir, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { checkEnds } from '../../experiment/study/check-ends.ts';
import { prepareStudy } from '../../experiment/study/prepare-study.ts';
import { loadStudy } from '../../experiment/study/study-file.ts';
import { keepsFront, type StudySearch } from '../../experiment/study/study-search.ts';
import { writeRunDirectory } from '../../report/run-directory.ts';
import { inspectRunDirectory } from '../../report/run-directory-check.ts';
import { searchFiles } from '../../report/search/search-files.ts';
import { loadEngineData } from '../../scenario/engine-data.ts';
import { InputError } from '../../scenario/input-error.ts';
import { pathFrom } from '../io.ts';
import { startProgress } from '../progress.ts';
import { answer, type Session, tell } from '../session.ts';
import type { SearchOptions } from './search-options.ts';
import { searchRanges, searchTrials } from './search-task.ts';
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
  const journal = `${directory}.trials`;
  await mkdir(dirname(directory), { recursive: true });
  const control = new AbortController();
  const release = io.onInterrupt(() => control.abort());
  const progress = startProgress(session, pointsOf(search));
  const step = (count: number) => progress.step({ zh: '试算', en: 'trying' }, count);
  const { signal } = control;
  const workers = options.workers ?? availableParallelism();
  const named = { path: journal, name: `${out}.trials`, resume: options.resume === true };
  const task = { prepared, search, study: path, workers, signal, step };
  try {
    const method = keepsFront(search);
    const end = await (method === null
      ? searchTrials(task, named)
      : searchRanges(task, method, named));
    const files = await searchFiles(prepared, search, end);
    const written = await writeRunDirectory(directory, files, { signal });
    await rm(journal, { force: true });
    progress.stop();
    tell(session, searchText(study, search, end, out, language));
    if (!json) return;
    const { reference, progress: hypervolume } = end;
    const [tried, front] = [end.counts.tried, end.front.length];
    const { seed } = study;
    const facts = { seed, tried, front, reference, hypervolume };
    answer(session, { directory: out, result: written.sha256, ...facts });
  } finally {
    progress.stop();
    release();
  }
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
