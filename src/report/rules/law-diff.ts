import type { Rule, RuleValue } from '../../rules/rule.ts';
import { figureOf, type LawChange, lawChanges } from '../../rules/rule-history.ts';
import { type Day, formatDay } from '../../units/day.ts';
import type { Ratio } from '../../units/ratio.ts';
import { plainText } from '../terminal/plain-text.ts';
import type { Style } from '../terminal/style.ts';
import { tableLines } from '../terminal/text-table.ts';
import { RULE_WORDS } from './rule-words.ts';
import { writtenValue } from './written.ts';

/** A change of the law as people read it: figures as their files write them. */
export interface WrittenChange extends LawChange {
  readonly title: Rule['title'];
  readonly document: string;
  readonly was: RuleValue | null;
  readonly is: RuleValue | null;
}

/** What changes in the law after one day and up to another, with the document that does it. */
export function writtenChanges(rules: readonly Rule[], from: Day, to: Day): WrittenChange[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return lawChanges(rules, from, to).map((change) => {
    const rule = byId.get(change.rule)!;
    const find = (value: Ratio | null) => (value === null ? null : valueLike(rule, change, value));
    return {
      ...change,
      ...{ title: rule.title, document: rule.document },
      ...{ was: find(change.before), is: find(change.after) },
    };
  });
}

function valueLike(rule: Rule, { key }: LawChange, value: Ratio): RuleValue {
  return rule.values.find(
    (v) =>
      v.key === key &&
      v.value.numerator === value.numerator &&
      v.value.denominator === value.denominator,
  )!;
}

/** The changes as a table. */
export function lawDiffLines(changes: readonly WrittenChange[], style: Style): string[] {
  const { say, language } = style;
  if (changes.length === 0) return [say(RULE_WORDS.unchanged)];
  const shown = (value: RuleValue | null) =>
    value === null ? say(RULE_WORDS.none) : writtenValue(value, language);
  const { day, rule, before, after, document } = RULE_WORDS;
  return tableLines({
    head: [day, rule, before, after, document].map(say),
    rows: changes.map((change) => [
      formatDay(change.day),
      figureOf(change.rule, change.key),
      change.expired ? '' : shown(change.was),
      change.expired ? say(RULE_WORDS.expired) : shown(change.is),
      plainText(change.document),
    ]),
    textColumns: 5,
    widest: { 1: 34, 4: 40 },
  });
}
