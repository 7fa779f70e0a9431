/** What a point is worth: every objective is to be as small as possible. */
export interface Evaluation {
  readonly objectives: readonly number[];
  /** How far constraints are broken, added up; 0 when all hold. */
  readonly violation: number;
}

/** A point of the unit cube that was tried; a point whose run failed has no evaluation. */
export interface Candidate {
  readonly point: readonly number[];
  readonly evaluation: Evaluation | null;
}

/** A batch of points goes out, their evaluations come back; the last answer is the result. */
export type Search = Generator<
  readonly (readonly number[])[],
  SearchResult,
  readonly (Evaluation | null)[]
>;

export interface SearchResult {
  /** Feasible points no other tried point is better than, by the first objective. */
  readonly front: readonly Candidate[];
  /** Volume the front dominates up to the reference point, after each batch. */
  readonly hypervolumes: readonly number[];
  readonly evaluated: number;
  readonly failed: number;
}

/** Whether `a` is as good as `b` in every objective and better in one. */
export function dominates(a: readonly number[], b: readonly number[]): boolean {
  let better = false;
  for (let i = 0; i < a.length; i += 1) {
    if (a[i]! > b[i]!) return false;
    better ||= a[i]! < b[i]!;
  }
  return better;
}

/**
 * The order of K. Deb and others (2002) under constraints: a feasible point beats an infeasible
 * one, of two infeasible ones the less broken wins, of two feasible ones the dominating; any run
 * beats one that failed.
 */
export function beats(a: Candidate, b: Candidate): boolean {
  const [x, y] = [a.evaluation, b.evaluation];
  if (x === null || y === null) return x !== null;
  if (x.violation !== y.violation) return x.violation < y.violation;
  return x.violation > 0 ? false : dominates(x.objectives, y.objectives);
}
