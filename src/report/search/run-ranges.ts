import { Front } from '../../experiment/search/front.ts';
import { hypervolume } from '../../experiment/search/hypervolume.ts';
import type { PreparedStudy } from '../../experiment/study/prepare-study.ts';
import type { RandomMethod, StudySearch } from '../../experiment/study/study-search.ts';
import { addTallies } from '../sweep/sweep-chunk.ts';
import { type DrawRange, type KeptTrial, type RangeReport, sampleStep } from './draw-range.ts';
import { type BatchTrial, nothingRuns, type SearchEnd } from './run-search.ts';
import type { TaskEngine } from './trial-book.ts';

/**
 * A random search of which only the best draws are kept, and a sample of the others: memory does
 * not grow with the draws. Reports are taken in order of the draw, so that the result is the same
 * wherever and in whatever order they are made.
 *
 * @param known reports of an earlier search of the same study that was cut short
 * @param onReport told of each report as it comes
 * @throws InputError when nothing of the first batch can be run; the engine's reason when aborted
 */
export async function runRanges(
  { study }: PreparedStudy,
  { goals }: StudySearch,
  method: RandomMethod,
  engine: TaskEngine<DrawRange, RangeReport>,
  known: readonly RangeReport[] = [],
  onReport: (report: RangeReport) => void = () => {},
): Promise<SearchEnd> {
  const { draws, batch } = method;
  const ranges = Array.from({ length: Math.ceil(draws / batch) }, (_, i) => ({
    first: i * batch,
    count: Math.min(batch, draws - i * batch),
  }));
  const merge = new RangeMerge(study.id);
  const take = (report: RangeReport) => {
    onReport(report);
    merge.take(report);
  };
  for (const report of known) take(report);
  const done = new Set(known.map(({ first }) => first));
  await engine.run(
    ranges.filter(({ first }) => !done.has(first)),
    take,
  );
  const { worst, front, counts, sample, volumes } = merge.end();
  return {
    tried: sample.map(
      ({ draw, trial }): BatchTrial => ({ batch: Math.floor(draw / batch), trial }),
    ),
    every: sampleStep(method),
    counts,
    front,
    reference: worst.map((value, i) => (goals[i]!.aim === 'minimise' ? value : -value)),
    progress: volumes.map((volume, i) => ({
      tried: ranges[i]!.first + ranges[i]!.count,
      hypervolume: volume,
    })),
  };
}

/** Puts reports together in order of the draw. */
class RangeMerge {
  readonly #id: string;
  readonly #waiting = new Map<number, RangeReport>();
  readonly #front = new Front<KeptTrial>(({ trial }) => trial.evaluation!.objectives);
  readonly #sample: KeptTrial[] = [];
  readonly #volumes: number[] = [];
  #next = 0;
  #failed: Readonly<Record<string, number>> = {};
  #broken = 0;
  #worst: readonly number[] = [];
  #box = 1;

  constructor(id: string) {
    this.#id = id;
  }

  take(report: RangeReport): void {
    this.#waiting.set(report.first, report);
    for (;;) {
      const next = this.#waiting.get(this.#next);
      if (next === undefined) return;
      this.#waiting.delete(this.#next);
      this.#add(next);
    }
  }

  #add({ first, count, failed, reason, broken, least, most, front, sample }: RangeReport): void {
    if (first === 0) {
      if (most.length === 0) throw nothingRuns(this.#id, reason ?? '');
      this.#worst = most;
      this.#box = most.reduce((product, value, i) => product * (value - least[i]! || 1), 1);
    }
    this.#next += count;
    this.#failed = addTallies([this.#failed, failed]);
    this.#broken += broken;
    this.#sample.push(...sample);
    for (const one of front) this.#front.keep(one);
    const points = this.#front.members().map(({ trial }) => trial.evaluation!.objectives);
    this.#volumes.push(hypervolume(points, this.#worst) / this.#box);
  }

  end() {
    return {
      worst: this.#worst,
      front: this.#front.sorted().map(({ trial }) => trial),
      counts: { tried: this.#next, failed: this.#failed, broken: this.#broken },
      sample: this.#sample,
      volumes: this.#volumes,
    };
  }
}
