import { type Stream, stream } from '../../behaviour/stream.ts';
import { latinHypercube } from '../design/latin-hypercube.ts';
import { WORD } from '../design/unit-draw.ts';
import { Archive } from './archive.ts';
import type { Candidate, Search } from './evaluation.ts';
import { bySelection, type Ranked, rank } from './ranking.ts';

/** Settings of the genetic search. */
export interface Nsga2Options {
  readonly seed: number;
  readonly names: readonly string[];
  /** An even number. */
  readonly population: number;
  readonly generations: number;
  /** What hypervolume is measured up to. */
  readonly reference: readonly number[];
}

const CROSSOVER_PERCENT = 90;

/**
 * NSGA-II (K. Deb, A. Pratap, S. Agarwal and T. Meyarivan, IEEE Transactions on Evolutionary
 * Computation 6 (2002), 182–197), with simulated binary crossover and polynomial mutation. Their
 * index is 15, not the paper's 20, so that the root they need is the sixteenth: four square
 * roots, which every machine computes to the same bit.
 */
export function* nsga2({ seed, names, population, generations, reference }: Nsga2Options): Search {
  const archive = new Archive(reference);
  const start = latinHypercube(population, { seed, names });
  let points = Array.from({ length: population }, (_, i) => start.pointAt(i));
  let parents: readonly Ranked[] = [];
  for (let generation = 0; generation < generations; generation += 1) {
    const evaluations = yield points;
    const born = points.map((point, i): Candidate => ({ point, evaluation: evaluations[i]! }));
    archive.add(born);
    parents = survivors([...parents, ...born], population);
    const key = { seed, replicate: generation, entity: '', purpose: 'search/nsga2' };
    points = children(parents, population, stream(key));
  }
  return archive.result();
}

function survivors(all: readonly Candidate[], count: number): Ranked[] {
  const kept: Ranked[] = [];
  for (const front of rank(all)) {
    if (kept.length + front.length <= count) kept.push(...front);
    else kept.push(...[...front].sort(bySelection).slice(0, count - kept.length));
    if (kept.length === count) break;
  }
  return kept;
}

function children(parents: readonly Ranked[], count: number, from: Stream): (readonly number[])[] {
  const made: (readonly number[])[] = [];
  while (made.length < count) {
    const [a, b] = [tournament(parents, from), tournament(parents, from)];
    made.push(...cross(a.point, b.point, from).map((child) => mutate(child, from)));
  }
  return made.slice(0, count);
}

function tournament(parents: readonly Ranked[], from: Stream): Ranked {
  const pick = () => parents[from.int(0, parents.length - 1)]!;
  const [a, b] = [pick(), pick()];
  return bySelection(b, a) < 0 ? b : a;
}

function unit(from: Stream): number {
  return from.int(0, WORD - 1) / WORD;
}

/** x to the power 1/16. */
function sixteenthRoot(x: number): number {
  return Math.sqrt(Math.sqrt(Math.sqrt(Math.sqrt(x))));
}

function cross(
  a: readonly number[],
  b: readonly number[],
  from: Stream,
): [readonly number[], readonly number[]] {
  if (from.int(1, 100) > CROSSOVER_PERCENT) return [a, b];
  const first = [...a];
  const second = [...b];
  for (let i = 0; i < a.length; i += 1) {
    if (from.int(0, 1) === 0) continue;
    const u = unit(from);
    const beta = sixteenthRoot(u <= 0.5 ? 2 * u : 1 / (2 * (1 - u)));
    const [middle, half] = [(a[i]! + b[i]!) / 2, ((b[i]! - a[i]!) / 2) * beta];
    const mirrored = from.int(0, 1) === 1 ? -half : half;
    first[i] = clamp(middle - mirrored);
    second[i] = clamp(middle + mirrored);
  }
  return [first, second];
}

function mutate(point: readonly number[], from: Stream): readonly number[] {
  return point.map((x) => {
    if (from.int(1, point.length) !== 1) return x;
    const r = unit(from);
    const step = r < 0.5 ? sixteenthRoot(2 * r) - 1 : 1 - sixteenthRoot(2 * (1 - r));
    return clamp(x + step);
  });
}

function clamp(x: number): number {
  return Math.min(1, Math.max(0, x));
}
