import { valueAtCoordinate } from '../../experiment/design/dimension.ts';
import { randomDesign } from '../../experiment/design/random.ts';
import { Front } from '../../experiment/search/front.ts';
import type { PreparedStudy } from '../../experiment/study/prepare-study.ts';
import type { StudyDimension } from '../../experiment/study/study.ts';
import type { RandomMethod, StudySearch } from '../../experiment/study/study-search.ts';
import { tally } from '../sweep/sweep-chunk.ts';
import { leversOf, type Trial, TrialComputer } from './point-trial.ts';

/** Draws of a random search, by number. */
export interface DrawRange {
  readonly first: number;
  readonly count: number;
}

/** A trial that is kept, and the number of its draw. */
export interface KeptTrial {
  readonly draw: number;
  readonly trial: Trial;
}

/** What is kept of a range of draws: the best of them and how the others fared. */
export interface RangeReport extends DrawRange {
  /** Failed draws by code. */
  readonly failed: Readonly<Record<string, number>>;
  /** Why the first that failed did; null where none did. */
  readonly reason: string | null;
  /** Draws that break a constraint. */
  readonly broken: number;
  /** Least and most of every objective over the draws that ran; empty where none did. */
  readonly least: readonly number[];
  readonly most: readonly number[];
  /** Those that no other of the range is better than, in order of the draw. */
  readonly front: readonly KeptTrial[];
  /** Every so-many-th draw, whatever it came to. */
  readonly sample: readonly KeptTrial[];
}

/** Draws kept of a whole search to show how the others fared. */
const MOST_SAMPLED = 2000;
/** Draws between two looks at what else there is to do. */
const PAUSE = 200;

/** How many draws there are for each that is kept as a sample. */
export function sampleStep({ draws }: RandomMethod): number {
  return Math.ceil(draws / MOST_SAMPLED);
}

/** Tries ranges of the draws of a random search. */
export class RangeComputer {
  readonly #computer: TrialComputer;
  readonly #levers: readonly StudyDimension[];
  readonly #design: ReturnType<typeof randomDesign>;
  readonly #step: number;

  constructor(prepared: PreparedStudy, search: StudySearch, method: RandomMethod) {
    const { dimensions, seed } = prepared.study;
    this.#computer = new TrialComputer(prepared, search);
    this.#levers = leversOf(dimensions);
    this.#design = randomDesign(method.draws, { seed, names: this.#levers.map((l) => l.name) });
    this.#step = sampleStep(method);
  }

  /** @throws the signal's reason when aborted */
  async at({ first, count }: DrawRange, signal?: AbortSignal): Promise<RangeReport> {
    const codes: string[] = [];
    let reason: string | null = null;
    let broken = 0;
    const bounds = { least: [] as number[], most: [] as number[] };
    const front = new Front<KeptTrial>(({ trial }) => trial.evaluation!.objectives);
    const sample: KeptTrial[] = [];
    for (let draw = first; draw < first + count; draw += 1) {
      const trial = await this.#computer.at(this.#valuesOf(draw));
      const { failure, evaluation } = trial;
      codes.push(failure?.code ?? '');
      reason ??= failure?.reason ?? null;
      if (draw % this.#step === 0) sample.push({ draw, trial });
      if (evaluation !== null) {
        widen(bounds, evaluation.objectives);
        if (evaluation.violation === 0) front.keep({ draw, trial });
        else broken += 1;
      }
      if (draw % PAUSE === 0) await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    }
    const kept = [...front.members()];
    return { first, count, failed: tally(codes), reason, broken, ...bounds, front: kept, sample };
  }

  #valuesOf(draw: number): string[] {
    const point = this.#design.pointAt(draw);
    return this.#levers.map(({ values }, i) => valueAtCoordinate(values, point[i]!));
  }
}

function widen({ least, most }: { least: number[]; most: number[] }, values: readonly number[]) {
  for (const [i, value] of values.entries()) {
    least[i] = Math.min(least[i] ?? value, value);
    most[i] = Math.max(most[i] ?? value, value);
  }
}
