import { beats, type Candidate } from './evaluation.ts';

/** A candidate with its place in a population. */
export interface Ranked extends Candidate {
  /** Front it belongs to, the best being 0. */
  readonly rank: number;
  /** How alone it stands in its front; infinite at the ends. */
  readonly crowding: number;
}

/** Sorts a population into fronts (fast non-dominated sort) and measures crowding in each. */
export function rank(population: readonly Candidate[]): Ranked[][] {
  const beatenBy = population.map(() => 0);
  const below = population.map(() => [] as number[]);
  for (let i = 0; i < population.length; i += 1) {
    for (let j = i + 1; j < population.length; j += 1) {
      const [a, b] = [population[i]!, population[j]!];
      if (beats(a, b)) {
        below[i]!.push(j);
        beatenBy[j]! += 1;
      } else if (beats(b, a)) {
        below[j]!.push(i);
        beatenBy[i]! += 1;
      }
    }
  }
  const fronts: Ranked[][] = [];
  let current = beatenBy.flatMap((count, i) => (count === 0 ? [i] : []));
  while (current.length > 0) {
    const members = current.map((i) => population[i]!);
    const crowding = crowdingOf(members);
    const rankOfFront = fronts.length;
    fronts.push(members.map((one, i) => ({ ...one, rank: rankOfFront, crowding: crowding[i]! })));
    const next: number[] = [];
    for (const i of current) {
      for (const j of below[i]!) {
        beatenBy[j]! -= 1;
        if (beatenBy[j] === 0) next.push(j);
      }
    }
    current = next.sort((a, b) => a - b);
  }
  return fronts;
}

/** Sum over the objectives of the distance between the neighbours on either side. */
function crowdingOf(front: readonly Candidate[]): number[] {
  const distances = front.map(() => 0);
  const objectives = front[0]?.evaluation?.objectives.length ?? 0;
  for (let m = 0; m < objectives; m += 1) {
    const value = (i: number) => front[i]!.evaluation!.objectives[m]!;
    const order = front.map((_, i) => i).sort((a, b) => value(a) - value(b) || a - b);
    const [first, last] = [order[0]!, order.at(-1)!];
    const span = value(last) - value(first);
    distances[first] = Infinity;
    distances[last] = Infinity;
    for (let k = 1; k < order.length - 1 && span > 0; k += 1) {
      distances[order[k]!]! += (value(order[k + 1]!) - value(order[k - 1]!)) / span;
    }
  }
  return distances;
}

/** The order of selection: the better front first, within it the less crowded. */
export function bySelection(a: Ranked, b: Ranked): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  return a.crowding === b.crowding ? 0 : b.crowding - a.crowding;
}
