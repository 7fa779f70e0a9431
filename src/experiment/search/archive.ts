import { type Candidate, dominates, type SearchResult } from './evaluation.ts';
import { hypervolume } from './hypervolume.ts';

/** Keeps what a search has found so far: the front over everything that was tried. */
export class Archive {
  #front: Candidate[] = [];
  #evaluated = 0;
  #failed = 0;
  readonly #hypervolumes: number[] = [];
  readonly #reference: readonly number[];

  constructor(reference: readonly number[]) {
    this.#reference = reference;
  }

  /** Takes in a batch, in order; of equal points the first stays. */
  add(batch: readonly Candidate[]): void {
    for (const candidate of batch) {
      this.#evaluated += 1;
      const { evaluation } = candidate;
      if (evaluation === null) this.#failed += 1;
      else if (evaluation.violation === 0) this.#keep(candidate, evaluation.objectives);
    }
    const points = this.#front.map(({ evaluation }) => evaluation!.objectives);
    this.#hypervolumes.push(hypervolume(points, this.#reference));
  }

  #keep(candidate: Candidate, objectives: readonly number[]): void {
    const beaten = this.#front.some(({ evaluation }) => {
      const other = evaluation!.objectives;
      return dominates(other, objectives) || other.every((value, i) => value === objectives[i]);
    });
    if (beaten) return;
    this.#front = this.#front.filter(
      ({ evaluation }) => !dominates(objectives, evaluation!.objectives),
    );
    this.#front.push(candidate);
  }

  result(): SearchResult {
    const front = [...this.#front].sort((a, b) => byObjectives(a, b));
    return {
      front,
      hypervolumes: this.#hypervolumes,
      evaluated: this.#evaluated,
      failed: this.#failed,
    };
  }
}

function byObjectives(a: Candidate, b: Candidate): number {
  const [x, y] = [a.evaluation!.objectives, b.evaluation!.objectives];
  const at = x.findIndex((value, i) => value !== y[i]);
  return at < 0 ? 0 : x[at]! - y[at]!;
}
