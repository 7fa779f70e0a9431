import type { Day } from '../units/day.ts';
import { formatDay } from '../units/day.ts';
import { groupBy } from '../units/group.ts';
import { byCodeUnit } from '../units/order.ts';
import type { Ratio } from '../units/ratio.ts';
import type { Rule, RuleChoice, RuleOverride, RuleStatus, RuleValue } from './rule.ts';
import { weaker } from './rule-status.ts';

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
  /** The standing of what was used: the weakest value, or the rule's own where none was asked. */
  readonly status: RuleStatus;
  /** Whether a value was relied on that had expired or was assumed: it calls for a choice. */
  readonly open: boolean;
  /** What the scenario decided about a value that had expired or was assumed; null: nothing. */
  readonly choice: RuleChoice | null;
}

interface UseDates {
  first: Day;
  last: Day;
  overridden: boolean;
  status: RuleStatus | null;
}

/** A value as it was found, and what a scenario made of it. */
interface Found {
  readonly value: Ratio;
  readonly overridden: boolean;
  readonly status: RuleStatus | null;
}

/** One value a book gave. */
export interface RuleAnswer {
  readonly rule: Rule;
  readonly key: string;
  readonly day: Day;
  readonly value: Ratio;
}

/** Told of every value a book gives, so that a figure can say what it rests on. */
export type RuleWatch = (answer: RuleAnswer) => void;

/** A rule as the book keeps it: its values by key, its overrides, and how it was used. */
interface Shelf {
  readonly rule: Rule;
  readonly values: ReadonlyMap<string, readonly RuleValue[]>;
  readonly overrides: readonly RuleOverride[];
  readonly choice: RuleChoice | null;
  /** What was found so far, by key: the same question comes again for every deal. */
  readonly found: Map<string, Stretch[]>;
  use: UseDates | null;
}

/** Days of one answer: between them no value of the key begins or ends. */
interface Stretch {
  readonly first: Day;
  readonly last: Day;
  readonly found: Found | null;
}

/**
 * The rules of a run, asked for by date, with the scenario's overrides on top. It remembers what
 * it was asked, so that a run can state its legal basis. A rule past its expiry goes on giving
 * its last value, and the use says so, unless the scenario chose what becomes of it.
 */
export class RuleBook {
  readonly #shelves: ReadonlyMap<string, Shelf>;
  readonly #overrides: readonly RuleOverride[];
  readonly #choices: readonly RuleChoice[];
  readonly #watch: RuleWatch | null;

  constructor(
    rules: Iterable<Rule>,
    overrides: readonly RuleOverride[] = [],
    choices: readonly RuleChoice[] = [],
    watch: RuleWatch | null = null,
  ) {
    this.#watch = watch;
    this.#overrides = overrides;
    this.#choices = choices;
    this.#shelves = new Map([...rules].map((rule) => [rule.id, shelfOf(rule, overrides, choices)]));
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

  /** What the book was made of: books made of the same parts answer alike. */
  parts() {
    return { rules: [...this.rules()], overrides: this.#overrides, choices: this.#choices };
  }

  /** A fresh book over the same rules that remembers only its own uses. */
  fresh(watch: RuleWatch | null = null): RuleBook {
    return new RuleBook(this.rules(), this.#overrides, this.#choices, watch);
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
    const found = shelf === undefined ? null : recall(shelf, day, key);
    if (found === null) return null;
    use(shelf!, day, found);
    this.#watch?.({ rule: shelf!.rule, key, day, value: found.value });
    return found.value;
  }

  /**
   * The key of the step of a scale that an amount falls in, told whether it lies within a bound.
   *
   * @throws RuleGapError when the rule is no scale on that day.
   */
  tier(id: string, day: Day, within: (upTo: Ratio) => boolean): string {
    const steps = [...(this.#shelves.get(id)?.values.values() ?? [])]
      .flatMap((values) => values.filter((value) => inForce(value, day)))
      .filter(({ tier }) => tier !== null);
    const step = steps.find(({ tier }) => tier!.upTo === null || within(tier!.upTo));
    if (step === undefined) throw new RuleGapError(id, '', day);
    return step.key;
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
    if (shelf !== undefined) use(shelf, day, NOTED);
  }

  /** Every rule used so far, by id. */
  uses(): RuleUse[] {
    return [...this.#shelves.values()]
      .flatMap((shelf) => (shelf.use === null ? [] : [useOf(shelf, shelf.use)]))
      .sort((a, b) => byCodeUnit(a.rule.id, b.rule.id));
  }

  /** The rules that may move money between budgets. */
  crossings(): string[] {
    return [...this.rules()].filter((rule) => rule.crossesBudgets).map((rule) => rule.id);
  }
}

/** What {@link RuleBook.note} records: the rule was relied on, no value was asked for. */
const NOTED: Omit<Found, 'value'> = { overridden: false, status: null };

function shelfOf(
  rule: Rule,
  overrides: readonly RuleOverride[],
  choices: readonly RuleChoice[],
): Shelf {
  return {
    rule,
    values: groupBy(rule.values, ({ key }) => key),
    overrides: overrides.filter((o) => o.rule === rule.id),
    choice: choices.find((c) => c.rule === rule.id) ?? null,
    found: new Map(),
    use: null,
  };
}

function inForce({ from, to }: RuleValue | RuleOverride, day: Day): boolean {
  return from <= day && (to === null || day <= to);
}

/** {@link lookUp}, once for every stretch of days with one answer. */
function recall(shelf: Shelf, day: Day, key: string): Found | null {
  let stretches = shelf.found.get(key);
  if (stretches === undefined) {
    stretches = [];
    shelf.found.set(key, stretches);
  }
  for (let i = 0; i < stretches.length; i += 1) {
    const stretch = stretches[i]!;
    if (stretch.first <= day && day <= stretch.last) return stretch.found;
  }
  const stretch = { ...stretchAround(shelf, day, key), found: lookUp(shelf, day, key) };
  stretches.push(stretch);
  return stretch.found;
}

function stretchAround(
  { rule, values, overrides }: Shelf,
  day: Day,
  key: string,
): Omit<Stretch, 'found'> {
  let first = -Infinity;
  let last = Infinity;
  /** Something changes on `turn`: the day before it and the day itself have two answers. */
  const cut = (turn: number) => {
    if (turn <= day) first = Math.max(first, turn);
    else last = Math.min(last, turn - 1);
  };
  for (const { from, to } of [...(values.get(key) ?? []), ...overrides]) {
    cut(from);
    if (to !== null) cut(to + 1);
  }
  if (rule.expires !== null) cut(rule.expires + 1);
  return { first: first as Day, last: last as Day };
}

function lookUp({ rule, values, overrides, choice }: Shelf, day: Day, key: string): Found | null {
  const override = overrides.findLast((o) => o.key === key && inForce(o, day));
  if (override !== undefined) return { value: override.value, overridden: true, status: null };
  const own = values.get(key)?.findLast((value) => inForce(value, day));
  if (own === undefined) return null;
  const found = { value: own.value, overridden: false, status: own.status };
  const open = own.status === 'assumption' || (rule.expires !== null && day > rule.expires);
  if (choice === null || !open) return found;
  return { ...found, value: decided(choice, key, rule) ?? own.value };
}

/** The value a scenario's choice puts in the place of one; null when it goes on. */
function decided({ choice, values }: RuleChoice, key: string, rule: Rule): Ratio | null {
  if (choice === 'lapse') return rule.lapsesTo;
  return values.get(key) ?? values.get('') ?? null;
}

function use(shelf: Shelf, day: Day, { overridden, status }: Omit<Found, 'value'>): void {
  const dates = shelf.use;
  if (dates === null) {
    shelf.use = { first: day, last: day, overridden, status };
    return;
  }
  if (day < dates.first) dates.first = day;
  if (day > dates.last) dates.last = day;
  if (overridden) dates.overridden = true;
  dates.status = weaker(dates.status, status);
}

function useOf({ rule, choice }: Shelf, { first, last, overridden, status }: UseDates): RuleUse {
  const pastExpiry = rule.expires !== null && last > rule.expires;
  const standing = status ?? (overridden ? null : rule.status);
  const open = standing !== null && (pastExpiry || standing === 'assumption');
  return {
    ...{ rule, first, last, pastExpiry, overridden, open },
    status: standing ?? rule.status,
    choice: open ? choice : null,
  };
}
