import { ceilOf, type Fraction, fraction, minus, NOTHING, plus } from './fraction.ts';

/**
 * What limits, baselines and phases have counted so far, by the place of the rule and the span it
 * counts over. Plain data: it goes into a split and comes out of it changed.
 */
export type Counts = ReadonlyMap<string, Fraction>;

export const NO_COUNTS: Counts = new Map();

/** Where a count is kept: with the deal, or with the run. */
export interface CountKey {
  readonly of: 'deal' | 'run';
  readonly name: string;
  /** Whether what one split adds is rounded up to the fen before the next split sees it. */
  readonly roundUp: boolean;
}

interface Added {
  readonly key: CountKey;
  amount: Fraction;
}

/** The counts within one split: reads what came before, adds what the split gives. */
export class Tally {
  readonly #before: Readonly<Record<CountKey['of'], Counts>>;
  readonly #added: Map<string, Added>;

  constructor(
    before: Readonly<Record<CountKey['of'], Counts>>,
    added: ReadonlyMap<string, Added> = new Map(),
  ) {
    this.#before = before;
    this.#added = new Map([...added].map(([id, one]) => [id, { ...one }]));
  }

  /** A copy to try something on. */
  fork(): Tally {
    return new Tally(this.#before, this.#added);
  }

  read(key: CountKey): Fraction {
    const before = this.#before[key.of].get(key.name) ?? NOTHING;
    const added = this.#added.get(`${key.of} ${key.name}`);
    return added === undefined ? before : plus(before, added.amount);
  }

  add(key: CountKey, amount: Fraction): void {
    if (amount.n === 0n) return;
    const id = `${key.of} ${key.name}`;
    const added = this.#added.get(id);
    if (added === undefined) this.#added.set(id, { key, amount });
    else added.amount = plus(added.amount, amount);
  }

  /** The counts after the split. */
  counts(of: CountKey['of']): Counts {
    const mine = [...this.#added.values()].filter(({ key }) => key.of === of);
    if (mine.length === 0) return this.#before[of];
    const counts = new Map(this.#before[of]);
    for (const { key, amount } of mine) {
      const added = key.roundUp ? fraction(ceilOf(amount)) : amount;
      counts.set(key.name, plus(counts.get(key.name) ?? NOTHING, added));
    }
    return counts;
  }
}

/** What was counted between two states of the counts. */
export function countedBetween(before: Counts, after: Counts): Counts {
  if (before === after) return NO_COUNTS;
  return withoutCounts(after, before);
}

/**
 * Takes back out what a deal that is undone has counted: limits and phases then stand as if its
 * money had never come. What other deals were given in the meantime stays given, as it was right
 * on its day; a floor that is unmet by now is made good, and a cap that is passed by now is waited
 * for, out of what comes next.
 */
export function withoutCounts(counts: Counts, taken: Counts): Counts {
  if (taken.size === 0) return counts;
  const left = new Map(counts);
  for (const [name, amount] of taken) {
    const rest = minus(left.get(name) ?? NOTHING, amount);
    if (rest.n === 0n) left.delete(name);
    else left.set(name, rest);
  }
  return left;
}
