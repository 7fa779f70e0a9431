import type { Day } from '../../../units/day.ts';

/** Puts things in order of their days by counting: what is of one day keeps its order. */
export class DayOrder {
  readonly #first: Day;
  readonly #places: Int32Array;

  /** @param first earliest and `last` latest day there can be */
  constructor(first: Day, last: Day) {
    this.#first = first;
    this.#places = new Int32Array(last - first + 2);
  }

  /**
   * @param items positions in `days`, of which the first `count` are put in order
   * @param into where they are put; another array than `items`
   */
  sort(items: Int32Array, count: number, days: Int32Array, into: Int32Array): void {
    const places = this.#places.fill(0);
    const first = this.#first;
    for (let i = 0; i < count; i += 1) places[days[items[i]!]! - first + 1]! += 1;
    for (let i = 1; i < places.length; i += 1) places[i]! += places[i - 1]!;
    for (let i = 0; i < count; i += 1) {
      const item = items[i]!;
      const day = days[item]! - first;
      into[places[day]!] = item;
      places[day]! += 1;
    }
  }
}
