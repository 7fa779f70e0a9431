import type { Day } from '../units/day.ts';
import { formatDay } from '../units/day.ts';
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

/**
 * The rules of a run, asked for by date, with the scenario's overrides on top. It remembers what
 * it was asked, so that a run can state its legal basis. A rule past its expiry goes on giving
 * its last value, and the use says so.
 */
export class RuleBook {
  readonly #rules: ReadonlyMap<string, Rule>;
  readonly #values = new Map<string, readonly RuleValue[]>();
  readonly #overrides: readonly RuleOverride[];
  readonly #uses = new Map<string, UseDates>();

  constructor(rules: Iterable<Rule>, overrides: readonly RuleOverride[] = []) {
    this.#rules = new Map([...rules].map((rule) => [rule.id, rule]));
    this.#overrides = overrides;
    for (const rule of this.#rules.values()) {
      for (const value of rule.values) {
        const id = `${rule.id} ${value.key}`;
        this.#values.set(id, [...(this.#values.get(id) ?? []), value]);
      }
    }
  }

  rule(id: string): Rule | undefined {
    return this.#rules.get(id);
  }

  rules(): Iterable<Rule> {
    return this.#rules.values();
  }

  overrides(): readonly RuleOverride[] {
    return this.#overrides;
  }

  /** A fresh book over the same rules that remembers only its own uses. */
  fresh(): RuleBook {
    return new RuleBook(this.#rules.values(), this.#overrides);
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
    const override = this.#overrideAt(id, day, key);
    if (override !== null) {
      this.note(id, day, true);
      return override.value;
    }
    const values = this.#values.get(`${id} ${key}`);
    const value = values?.findLast((v) => v.from <= day && (v.to === null || day <= v.to));
    if (value === undefined) return null;
    this.note(id, day);
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
  note(id: string, day: Day, overridden = false): void {
    const use = this.#uses.get(id);
    if (use === undefined) {
      this.#uses.set(id, { first: day, last: day, overridden });
      return;
    }
    if (day < use.first) use.first = day;
    if (day > use.last) use.last = day;
    if (overridden) use.overridden = true;
  }

  /** Every rule used so far, by id. */
  uses(): RuleUse[] {
    return [...this.#uses]
      .filter(([id]) => this.#rules.has(id))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, use]) => {
        const rule = this.#rules.get(id)!;
        return { rule, ...use, pastExpiry: rule.expires !== null && use.last > rule.expires };
      });
  }

  /** The rules that may move money between budgets. */
  crossings(): string[] {
    return [...this.#rules.values()].filter((rule) => rule.crossesBudgets).map((rule) => rule.id);
  }

  #overrideAt(id: string, day: Day, key: string): RuleOverride | null {
    return (
      this.#overrides.findLast(
        (o) => o.rule === id && o.key === key && o.from <= day && (o.to === null || day <= o.to),
      ) ?? null
    );
  }
}
