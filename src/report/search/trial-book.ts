import { valueAtCoordinate } from '../../experiment/design/dimension.ts';
import type { StudyDimension } from '../../experiment/study/study.ts';
import type { Trial } from './point-trial.ts';

/** Does tasks somewhere, in any order, and reports each as it is done. */
export interface TaskEngine<Task, Done> {
  /** @throws the signal's reason when aborted */
  run(tasks: readonly Task[], report: (done: Done) => void): Promise<void>;
}

/** Tries settings of the levers. */
export type TrialEngine = TaskEngine<readonly string[], Trial>;

/** Every setting that was tried; each is run once, however often it comes up. */
export class TrialBook {
  readonly #levers: readonly StudyDimension[];
  readonly #engine: TrialEngine;
  readonly #tried = new Map<string, Trial>();

  constructor(
    levers: readonly StudyDimension[],
    engine: TrialEngine,
    known: readonly Trial[] = [],
  ) {
    this.#levers = levers;
    this.#engine = engine;
    for (const trial of known) this.#tried.set(keyOf(trial.values), trial);
  }

  /** The trials of some points of the unit cube over the levers, in their order. */
  async at(points: readonly (readonly number[])[]): Promise<Trial[]> {
    const settings = points.map((point) =>
      this.#levers.map(({ values }, i) => valueAtCoordinate(values, point[i]!)),
    );
    const fresh = new Map(settings.map((values) => [keyOf(values), values]));
    const untried = [...fresh].filter(([key]) => !this.#tried.has(key)).map(([, values]) => values);
    await this.#engine.run(untried, (trial) => this.#tried.set(keyOf(trial.values), trial));
    return settings.map((values) => this.#tried.get(keyOf(values))!);
  }
}

function keyOf(values: readonly string[]): string {
  return values.join('\n');
}
