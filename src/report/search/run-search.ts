import type { Search, SearchResult } from '../../experiment/search/evaluation.ts';
import { nsga2 } from '../../experiment/search/nsga2.ts';
import { randomSearch } from '../../experiment/search/random-search.ts';
import type { PreparedStudy } from '../../experiment/study/prepare-study.ts';
import type { StudySearch } from '../../experiment/study/study-search.ts';
import { InputError } from '../../scenario/input-error.ts';
import { tally } from '../sweep/sweep-chunk.ts';
import { leversOf, type Trial } from './point-trial.ts';
import { TrialBook, type TrialEngine } from './trial-book.ts';

/** A trial and the batch it was first handed out in. */
export interface BatchTrial {
  readonly batch: number;
  readonly trial: Trial;
}

/** How a search ended. */
export interface SearchEnd {
  /** Everything tried, or every so-many-th of it. */
  readonly tried: readonly BatchTrial[];
  /** How many were tried for each that is kept in `tried`. */
  readonly every: number;
  readonly counts: {
    readonly tried: number;
    /** By code. */
    readonly failed: Readonly<Record<string, number>>;
    /** How many ran and break a constraint. */
    readonly broken: number;
  };
  /** The Pareto set: no other tried setting is better in every goal; by the first goal. */
  readonly front: readonly Trial[];
  /** What hypervolume is measured up to, in the goals' units: the worst of the first batch. */
  readonly reference: readonly number[];
  /**
   * After each batch: settings tried so far and the volume the front dominates, the range of every
   * goal over the first batch being 1.
   */
  readonly progress: readonly { readonly tried: number; readonly hypervolume: number }[];
}

/**
 * Searches the levers of a study; the same study and seed try the same settings in the same order,
 * wherever and in whatever order they are run.
 *
 * @param known trials of an earlier search of the same study that was cut short
 * @param onTrial told of each point once its batch is done
 * @throws InputError when nothing of the first batch can be run; the engine's reason when aborted
 */
export async function runSearch(
  prepared: PreparedStudy,
  search: StudySearch,
  engine: TrialEngine,
  known: readonly Trial[] = [],
  onTrial: () => void = () => {},
): Promise<SearchEnd> {
  const book = new TrialBook(leversOf(prepared.study.dimensions), engine, known);
  const tryAll = (points: readonly (readonly number[])[]) => book.at(points);
  // The first batch does not depend on the reference; its own trials are not run again.
  const first = searchOf(prepared, search, []).next().value as readonly (readonly number[])[];
  const { worst, ranges } = rangesOf(await tryAll(first), prepared.study.id);
  const tried: BatchTrial[] = [];
  const seen = new Set<Trial>();
  const counts: number[] = [];
  const steps = searchOf(prepared, search, worst);
  let step = steps.next();
  for (let batch = 0; !step.done; batch += 1) {
    const found = await tryAll(step.value);
    for (const trial of found) {
      if (!seen.has(trial)) tried.push({ batch, trial });
      seen.add(trial);
      onTrial();
    }
    counts.push(tried.length);
    step = steps.next(found.map(({ evaluation }) => evaluation));
  }
  const { front, hypervolumes } = step.value as SearchResult;
  const box = ranges.reduce((product, range) => product * range, 1);
  const trials = tried.map(({ trial }) => trial);
  return {
    ...{ tried, every: 1 },
    counts: {
      tried: tried.length,
      failed: tally(trials.map(({ failure }) => failure?.code ?? '')),
      broken: trials.filter(({ evaluation }) => (evaluation?.violation ?? 0) > 0).length,
    },
    front: await tryAll(front.map((one) => one.point)),
    reference: worst.map((value, i) => (search.goals[i]!.aim === 'minimise' ? value : -value)),
    progress: hypervolumes.map((volume, i) => ({ tried: counts[i]!, hypervolume: volume / box })),
  };
}

function searchOf(
  { study }: PreparedStudy,
  { method }: StudySearch,
  reference: readonly number[],
): Search {
  const { seed } = study;
  const names = leversOf(study.dimensions).map(({ name }) => name);
  return method.kind === 'random'
    ? randomSearch({ seed, names, reference, draws: method.draws, batch: method.batch })
    : nsga2({ ...{ seed, names, reference }, ...method });
}

/** @param reason why one of them cannot */
export function nothingRuns(id: string, reason: string): InputError {
  return new InputError([
    {
      ...{ file: id, line: null, row: null, column: 'search', found: reason },
      expected: { zh: '能推演的取值', en: 'values of the levers that can be run' },
      message: { zh: '第一批没有一个能推演', en: 'nothing of the first batch can be run' },
    },
  ]);
}

/** The worst and the range of every goal over the trials that ran, feasible or not. */
function rangesOf(trials: readonly Trial[], id: string) {
  const rows = trials.flatMap(({ evaluation }) => (evaluation ? [evaluation.objectives] : []));
  if (rows.length === 0) {
    throw nothingRuns(id, trials[0]?.failure?.reason ?? '');
  }
  const of = (i: number) => rows.map((row) => row[i]!);
  const worst = rows[0]!.map((_, i) => of(i).reduce((a, b) => Math.max(a, b)));
  const ranges = worst.map((most, i) => most - of(i).reduce((a, b) => Math.min(a, b)) || 1);
  return { worst, ranges };
}
