import type { Candidate, SearchResult } from './evaluation.ts';
import { Front } from './front.ts';
import { hypervolume } from './hypervolume.ts';

/** Keeps what a search has found so far: the front over everything that was tried. */
export class Archive {
  readonly #front = new Front<Candidate>(({ evaluation }) => evaluation!.objectives);
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
      else if (evaluation.violation === 0) this.#front.keep(candidate);
    }
    const points = this.#front.members().map(({ evaluation }) => evaluation!.objectives);
    this.#hypervolumes.push(hypervolume(points, this.#reference));
  }

  result(): SearchResult {
    return {
      front: this.#front.sorted(),
      hypervolumes: this.#hypervolumes,
      evaluated: this.#evaluated,
      failed: this.#failed,
    };
  }
}
