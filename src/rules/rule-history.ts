import { addDays, type Day } from '../units/day.ts';
import { byCodeUnit } from '../units/order.ts';
import type { Ratio } from '../units/ratio.ts';
import type { Rule, RuleValue } from './rule.ts';

/**
 * What a document does on one day to one figure of the law: `set` gives it a value, `end` takes
 * the value away. `expire` says that the rule is no longer in force; its last value stays on
 * record until a scenario decides what becomes of it.
 */
export interface LawEvent {
  readonly day: Day;
  readonly act: 'set' | 'end' | 'expire';
  readonly rule: string;
  readonly key: string;
  /** What holds from that day; null when nothing does. */
  readonly value: Ratio | null;
  readonly document: string;
}

/** The law as it stands: the value of every figure by {@link figureOf}. */
export type LawState = ReadonlyMap<string, Ratio>;

/** Name of one figure of the law: a rule and a key of it. */
export function figureOf(rule: string, key: string): string {
  return key === '' ? rule : `${rule}[${key}]`;
}

const ACTS: readonly LawEvent['act'][] = ['end', 'set', 'expire'];

/** Everything the documents do, in the order of their dates. */
export function lawEvents(rules: Iterable<Rule>): LawEvent[] {
  return [...rules]
    .flatMap((rule) => [
      ...rule.values.flatMap((value) => valueEvents(rule, value)),
      ...expiryEvents(rule),
    ])
    .sort(
      (a, b) =>
        a.day - b.day ||
        ACTS.indexOf(a.act) - ACTS.indexOf(b.act) ||
        byCodeUnit(a.rule, b.rule) ||
        byCodeUnit(a.key, b.key),
    );
}

function valueEvents(rule: Rule, { key, from, to, value }: RuleValue): LawEvent[] {
  const of = { rule: rule.id, key, document: rule.document };
  const set: LawEvent = { ...of, day: from, act: 'set', value };
  return to === null ? [set] : [set, { ...of, day: addDays(to, 1), act: 'end', value: null }];
}

function expiryEvents({ id, document, expires }: Rule): LawEvent[] {
  if (expires === null) return [];
  return [{ day: addDays(expires, 1), act: 'expire', rule: id, key: '', value: null, document }];
}

/**
 * Applies the documents in order: the law after each day on which it changed. The state is one
 * and the same map, brought forward: keep a copy of what must last.
 */
export function* replayLaw(
  events: readonly LawEvent[],
): Generator<{ readonly day: Day; readonly state: LawState }> {
  const state = new Map<string, Ratio>();
  for (const [i, { day, act, rule, key, value }] of events.entries()) {
    if (act === 'set') state.set(figureOf(rule, key), value!);
    if (act === 'end') state.delete(figureOf(rule, key));
    if (events[i + 1]?.day !== day) yield { day, state };
  }
}

/** How one figure of the law, or a rule as a whole, differs between two days. */
export interface LawChange {
  readonly rule: string;
  readonly key: string;
  readonly before: Ratio | null;
  readonly after: Ratio | null;
  /** The day of the last change between them. */
  readonly day: Day;
  readonly expired: boolean;
}

/** What changes in the law after `from` and up to `to`, by rule and key. */
export function lawChanges(rules: Iterable<Rule>, from: Day, to: Day): LawChange[] {
  const events = lawEvents(rules);
  const before = new Map<string, Ratio | null>();
  const changes = new Map<string, LawChange>();
  for (const { day, act, rule, key, value } of events) {
    if (day > to) break;
    const figure = `${act === 'expire' ? 'expire ' : ''}${figureOf(rule, key)}`;
    if (day <= from) {
      before.set(figure, value);
      continue;
    }
    const was = before.get(figure) ?? null;
    const expired = act === 'expire';
    changes.set(figure, { rule, key, before: was, after: value, day, expired });
  }
  return [...changes.values()]
    .filter(({ before: was, after, expired }) => expired || !sameRatio(was, after))
    .sort((a, b) => byCodeUnit(a.rule, b.rule) || byCodeUnit(a.key, b.key));
}

function sameRatio(a: Ratio | null, b: Ratio | null): boolean {
  return a?.numerator === b?.numerator && a?.denominator === b?.denominator;
}
