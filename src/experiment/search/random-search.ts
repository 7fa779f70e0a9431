import { randomDesign } from '../design/random.ts';
import { Archive } from './archive.ts';
import type { Search } from './evaluation.ts';

/** Settings of a random search. */
export interface RandomSearchOptions {
  readonly seed: number;
  readonly names: readonly string[];
  /** Points to try. */
  readonly draws: number;
  /** Points handed out at a time. */
  readonly batch: number;
  /** What hypervolume is measured up to. */
  readonly reference: readonly number[];
}

/** Tries points at random, as studies of quota allocation have done, and keeps the best. */
export function* randomSearch({
  seed,
  names,
  draws,
  batch,
  reference,
}: RandomSearchOptions): Search {
  const design = randomDesign(draws, { seed, names });
  const archive = new Archive(reference);
  for (let first = 0; first < draws; first += batch) {
    const count = Math.min(batch, draws - first);
    const points = Array.from({ length: count }, (_, i) => design.pointAt(first + i));
    const evaluations = yield points;
    archive.add(points.map((point, i) => ({ point, evaluation: evaluations[i]! })));
  }
  return archive.result();
}
