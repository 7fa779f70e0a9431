import type { RunInput } from '../../engine/run-input.ts';
import { valueAtCoordinate } from '../../experiment/design/dimension.ts';
import { randomDesign } from '../../experiment/design/random.ts';
import type { Evaluation } from '../../experiment/search/evaluation.ts';
import { overlayOf } from '../../experiment/study/draw-overlay.ts';
import { isMoney } from '../../experiment/study/outcome-name.ts';
import { overlayInput, type PreparedStudy } from '../../experiment/study/prepare-study.ts';
import type { StudyDimension } from '../../experiment/study/study.ts';
import type { StudySearch } from '../../experiment/study/study-search.ts';
import { divideBig } from '../../units/exact.ts';
import { FEN_PER_WAN_YUAN } from '../../units/fen.ts';
import { Measurer } from '../sweep/measurer.ts';
import { failureOf } from '../sweep/sweep-row.ts';

/** What trying one setting of the levers came to. */
export interface Trial {
  /** The value of every lever, in order. */
  readonly values: readonly string[];
  readonly failure: { readonly code: string; readonly reason: string } | null;
  /** Mean over the replicates of every outcome of the study, rounded half-up; empty on failure. */
  readonly means: readonly bigint[];
  readonly evaluation: Evaluation | null;
}

/** Replicates whose bases are kept for the next setting, a tenth of a megabyte each. */
const MOST_KEPT = 1024;

/** Tries settings of the levers of a study. */
export class TrialComputer {
  readonly #prepared: PreparedStudy;
  readonly #search: StudySearch;
  readonly #levers: readonly StudyDimension[];
  /** By replicate, what the uncertainties are then; the same for every setting. */
  readonly #luck: readonly (readonly (readonly [StudyDimension, string])[])[];
  readonly #measurer: Measurer;

  constructor(prepared: PreparedStudy, search: StudySearch) {
    const { dimensions, seed, replicates } = prepared.study;
    this.#prepared = prepared;
    this.#measurer = new Measurer(prepared, { replicates: MOST_KEPT, families: MOST_KEPT });
    this.#search = search;
    this.#levers = leversOf(dimensions);
    const open = dimensions.filter(({ role }) => role === 'uncertainties');
    const design = randomDesign(replicates, { seed, names: open.map(({ name }) => name) });
    this.#luck = Array.from({ length: replicates }, (_, r) => {
      const at = design.pointAt(r);
      return open.map((one, i) => [one, valueAtCoordinate(one.values, at[i]!)] as const);
    });
  }

  /** Tries a value of every lever; a failed run is a trial with its reason. */
  async at(values: readonly string[]): Promise<Trial> {
    const chosen = this.#levers.map((lever, i) => [lever, values[i]!] as const);
    try {
      const runs: bigint[][] = [];
      let ready: RunInput | null = null;
      for (const [replicate, luck] of this.#luck.entries()) {
        if (ready === null || luck.length > 0) {
          const overlay = overlayOf(this.#prepared.study, [...chosen, ...luck]);
          ready = await overlayInput(this.#prepared, overlay);
        }
        runs.push(this.#measurer.measure(ready, replicate));
      }
      return { values, failure: null, ...this.#judge(runs) };
    } catch (error) {
      return { values, failure: failureOf(error), means: [], evaluation: null };
    }
  }

  #judge(runs: readonly (readonly bigint[])[]): Pick<Trial, 'means' | 'evaluation'> {
    const { outcomes } = this.#prepared.study;
    const { goals, constraints } = this.#search;
    const sumOf = (i: number) => runs.reduce((sum, run) => sum + run[i]!, 0n);
    const count = BigInt(runs.length);
    const means = outcomes.map((_, i) => divideBig(sumOf(i), count, 'halfUp'));
    const objectives = goals.map(({ outcome, aim }) => {
      const mean = Number(means[outcomes.indexOf(outcome)]!);
      return aim === 'minimise' ? mean : -mean;
    });
    let violation = 0;
    for (const { outcome, sign, limit } of constraints) {
      const unit = isMoney(outcome) ? FEN_PER_WAN_YUAN : 1;
      for (const run of runs) {
        const over = Number(run[outcomes.indexOf(outcome)]!) - limit;
        violation += Math.max(0, sign === '>=' ? -over : over) / unit;
      }
    }
    return { means, evaluation: { objectives, violation } };
  }
}

/** What a search may choose. */
export function leversOf(dimensions: readonly StudyDimension[]): readonly StudyDimension[] {
  return dimensions.filter(({ role }) => role === 'levers');
}
