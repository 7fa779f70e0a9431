import type { RuleBook } from '../../../rules/rule-book.ts';
import type { Day } from '../../../units/day.ts';
import { reach } from './left-to-reference.ts';

/**
 * The stretches of days in which no rule changes, numbered from 0: whatever a rule says on one day
 * of an era it says on all of them.
 */
export class Eras {
  readonly count: number;
  readonly #first: Day;
  /** The era of every day. */
  readonly #eras: Uint16Array;
  /** A day of every era. */
  readonly #days: readonly Day[];

  constructor(rules: RuleBook, first: Day, last: Day) {
    this.#first = first;
    this.#eras = new Uint16Array(last - first + 1);
    const begins = changeDays(rules);
    const days: Day[] = [];
    for (let day = first; day <= last; day = (day + 1) as Day) {
      if (day === first || begins.has(day)) days.push(day);
      this.#eras[day - first] = days.length - 1;
    }
    this.#days = days;
    this.count = days.length;
  }

  /** @throws LeftToReference when the day lies outside what is known */
  at(day: Day): number {
    const era = this.#eras[day - this.#first];
    reach(era !== undefined, 'a day far outside the run');
    return era;
  }

  dayOf(era: number): Day {
    return this.#days[era]!;
  }
}

/** The days on which something of a rule begins to hold, or has just ceased to. */
function changeDays(rules: RuleBook): ReadonlySet<number> {
  const days = new Set<number>();
  const add = (from: Day | null, to: Day | null) => {
    if (from !== null) days.add(from);
    if (to !== null) days.add(to + 1);
  };
  for (const { values, effective, expires } of rules.rules()) {
    add(effective, expires);
    for (const { from, to } of values) add(from, to);
  }
  for (const { from, to } of rules.overrides()) add(from, to);
  return days;
}

/** What is asked of the rules by era and key, found when first wanted. */
export class EraTable<T> {
  readonly #eras: Eras;
  readonly #width: number;
  readonly #find: (day: Day, key: number) => T;
  readonly #found: (T | undefined)[];

  /**
   * @param width how many keys there are, from 0
   * @param find what the rules say on a day; it may throw, and is asked again then
   */
  constructor(eras: Eras, width: number, find: (day: Day, key: number) => T) {
    this.#eras = eras;
    this.#width = width;
    this.#find = find;
    this.#found = new Array<T | undefined>(eras.count * width).fill(undefined);
  }

  at(era: number, key = 0): T {
    const found = this.#found[era * this.#width + key];
    return found === undefined ? this.#look(era, key) : found;
  }

  #look(era: number, key: number): T {
    const inside = Number.isInteger(key) && key >= 0 && key < this.#width;
    reach(inside, 'a key outside the table');
    const found = this.#find(this.#eras.dayOf(era), key);
    this.#found[era * this.#width + key] = found;
    return found;
  }
}
