import type { Day } from '../units/day.ts';
import { formatDay } from '../units/day.ts';
import { byCodeUnit } from '../units/order.ts';
import type { Ratio } from '../units/ratio.ts';
import type { Rule, RuleOverride, RuleValue } from './rule.ts';

/** Asked for a rule, a key or a date the book has nothing for: a fault of the rule data. */
export class RuleGapError extends Error {
  override readonly name = 'RuleGapError';
  readonly rule: string;
  readonly key: string;
  readonly day: Day;

  constructor(rule: string, key: string, day: Day) {
    super(`rule ${rule}${key === '' ? '' : ` for ${key}`} has no value on ${formatDay(day)}`);
    this.rule = rule;
    this.key = key;
    this.day = day;
  }
}

/** What a run took from a rule: between which dates, and whether past its expiry. */
export interface RuleUse {
  readonly rule: Rule;
  readonly first: Day;
  readonly last: Day;
  readonly pastExpiry: boolean;
  readonly overridden: boolean;
}

interface UseDates {
  first: Day;
  last: Day;
  overridden: boolean;
}

/** A rule as the book keeps it: its values by key, its overrides, and how it was used. */
interface Shelf {
  readonly rule: Rule;
  readonly values: ReadonlyMap<string, readonly RuleValue[]>;
  readonly overrides: readonly RuleOverride[];
  use: UseDates | null;
}

/**
 * The rules of a run, asked for by date, with the scenario's overrides on top. It remembers what
 * it was asked, so that a run can state its legal basis. A rule past its expiry goes on giving
 * its last value, and the use says so.
 */
export class RuleBook {
  readonly #shelves: ReadonlyMap<string, Shelf>;
  readonly #overrides: readonly RuleOverride[];

  constructor(rules: Iterable<Rule>, overrides: readonly RuleOverride[] = []) {
    this.#overrides = overrides;
    this.#shelves = new Map([...rules].map((rule) => [rule.id, shelfOf(rule, overrides)]));
  }

  rule(id: string): Rule | undefined {
    return this.#shelves.get(id)?.rule;
  }

  *rules(): Generator<Rule> {
    for (const { rule } of this.#shelves.values()) yield rule;
  }

  overrides(): readonly RuleOverride[] {
    return this.#overrides;
  }

  /** A fresh book over the same rules that remembers only its own uses. */
  fresh(): RuleBook {
    return new RuleBook(this.rules(), this.#overrides);
  }

  /**
   * The value in force on a day.
   *
   * @throws RuleGapError when there is none.
   */
  at(id: string, day: Day, key = ''): Ratio {
    const value = this.find(id, day, key);
    if (value === null) throw new RuleGapError(id, key, day);
    return value;
  }

  /** The value in force on a day, or null when the rule has none for this key on this day. */
  find(id: string, day: Day, key = ''): Ratio | null {
    const shelf = this.#shelves.get(id);
    if (shelf === undefined) return null;
    const inForce = (v: RuleValue | RuleOverride) =>
      v.key === key && v.from <= day && (v.to === null || day <= v.to);
    const override = shelf.overrides.findLast(inForce);
    const value = override ?? shelf.values.get(key)?.findLast(inForce);
    if (value === undefined) return null;
    use(shelf, day, override !== undefined);
    return value.value;
  }

  /** The whole-number value in force on a day (days, months, grades). */
  count(id: string, day: Day, key = ''): number {
    const { numerator, denominator } = this.at(id, day, key);
    if (denominator !== 1) throw new RuleGapError(id, key, day);
    return numerator;
  }

  /** Whether a flag rule is on; a missing key counts as off. */
  flag(id: string, day: Day, key = ''): boolean {
    return (this.find(id, day, key)?.numerator ?? 0) !== 0;
  }

  /** Remembers that a rule was relied on, also where no value was asked for. */
  note(id: string, day: Day): void {
    const shelf = this.#shelves.get(id);
    if (shelf !== undefined) use(shelf, day, false);
  }

  /** Every rule used so far, by id. */
  uses(): RuleUse[] {
    return [...this.#shelves.values()]
      .flatMap(({ rule, use: dates }) => (dates === null ? [] : [{ rule, ...dates }]))
      .sort((a, b) => byCodeUnit(a.rule.id, b.rule.id))
      .map((used) => ({
        ...used,
        pastExpiry: used.rule.expires !== null && used.last > used.rule.expires,
      }));
  }

  /** The rules that may move money between budgets. */
  crossings(): string[] {
    return [...this.rules()].filter((rule) => rule.crossesBudgets).map((rule) => rule.id);
  }
}

function shelfOf(rule: Rule, overrides: readonly RuleOverride[]): Shelf {
  const values = new Map<string, RuleValue[]>();
  for (const value of rule.values) {
    const before = values.get(value.key);
    if (before === undefined) values.set(value.key, [value]);
    else before.push(value);
  }
  return { rule, values, overrides: overrides.filter((o) => o.rule === rule.id), use: null };
}

function use(shelf: Shelf, day: Day, overridden: boolean): void {
  const dates = shelf.use;
  if (dates === null) {
    shelf.use = { first: day, last: day, overridden };
    return;
  }
  if (day < dates.first) dates.first = day;
  if (day > dates.last) dates.last = day;
  if (overridden) dates.overridden = true;
}
