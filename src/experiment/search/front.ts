import { dominates } from './evaluation.ts';

/** What nothing else that was met is better than in every objective. */
export class Front<T> {
  readonly #objectivesOf: (one: T) => readonly number[];
  #members: T[] = [];

  constructor(objectivesOf: (one: T) => readonly number[]) {
    this.#objectivesOf = objectivesOf;
  }

  /** Takes one in unless it is beaten, and drops those it beats; of equal ones the first stays. */
  keep(one: T): void {
    const objectives = this.#objectivesOf(one);
    const isBeaten = this.#members.some((member) => {
      const other = this.#objectivesOf(member);
      return dominates(other, objectives) || other.every((value, i) => value === objectives[i]);
    });
    if (isBeaten) return;
    this.#members = this.#members.filter(
      (member) => !dominates(objectives, this.#objectivesOf(member)),
    );
    this.#members.push(one);
  }

  /** In the order they came in. */
  members(): readonly T[] {
    return this.#members;
  }

  /** By the first objective, then by the next. */
  sorted(): T[] {
    return [...this.#members].sort((a, b) => {
      const [x, y] = [this.#objectivesOf(a), this.#objectivesOf(b)];
      const at = x.findIndex((value, i) => value !== y[i]);
      return at < 0 ? 0 : x[at]! - y[at]!;
    });
  }
}
