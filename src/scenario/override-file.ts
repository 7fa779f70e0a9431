import type { Rule, RuleOverride, RuleUnit } from '../rules/rule.ts';
import { formatDay } from '../units/day.ts';
import type { InputProblem } from './input-error.ts';
import { type KnownRules, unknownRule } from './known-rules.ts';
import { leverRange, rangeProblems } from './lever-range.ts';
import { describeOverrideValue, readOverrideValue } from './override-value.ts';
import { overrideSchema } from './scenario-schema.ts';
import { problemAt, unknownChoice } from './source-problem.ts';
import { type SourcePath, type SourceTree, valueAt } from './source-tree.ts';

/** The overrides of a scenario, and what is wrong with those that cannot be used. */
export interface OverrideReading {
  readonly overrides: readonly RuleOverride[];
  readonly problems: readonly InputProblem[];
}

/**
 * Reads `overrides:` against the rules there are: rule and key must exist, the value is in a
 * unit of the rule. Items the schema refuses are left to it.
 */
export function readOverrides(tree: SourceTree, known: KnownRules): OverrideReading {
  const { rules, levers } = known;
  const placed: Placed[] = [];
  const problems: InputProblem[] = [];
  const items = valueAt(tree.root, ['overrides']);
  for (const [index, item] of (Array.isArray(items) ? items : []).entries()) {
    const given = overrideSchema.safeParse(item);
    if (!given.success) continue;
    const path = ['overrides', index];
    const { rule: id, key = '', from, to = null, reason } = given.data;
    const rule = rules.get(id);
    if (rule === undefined) {
      problems.push(unknownRule(tree, [...path, 'rule'], id, known));
      continue;
    }
    const keyFaults = keyProblems(tree, path, rule, key);
    const unit = unitOf(rule, key);
    const text = String(given.data.value);
    const value = unit === null ? null : readOverrideValue(text, unit);
    problems.push(
      ...keyFaults,
      ...(unit !== null && value === null ? [valueProblem(tree, path, unit)] : []),
      ...(value === null ? [] : rangeProblems(tree, path, leverRange(levers, id, key), value)),
      ...(to !== null && to < from ? [orderProblem(tree, path)] : []),
    );
    if (value === null) continue;
    const override = { rule: id, key, from, to, value, reason, written: text };
    placed.push({ index, override });
  }
  problems.push(...overlapProblems(tree, placed));
  return { overrides: placed.map(({ override }) => override), problems };
}

/** An override and its place in the list. */
interface Placed {
  readonly index: number;
  readonly override: RuleOverride;
}

/**
 * Two overrides of one value that both hold on a day. One without an end holds until the next
 * begins, so that a value may be moved again and again.
 */
function overlapProblems(tree: SourceTree, placed: readonly Placed[]): InputProblem[] {
  return placed.flatMap(({ index, override }, i) => {
    const other = placed.slice(0, i).find((before) => clash(before.override, override))?.override;
    if (other === undefined) return [];
    const day = formatDay(other.from > override.from ? other.from : override.from);
    const message = { zh: `${day} 这一天有两个改写`, en: `two overrides hold on ${day}` };
    return [problemAt(tree, ['overrides', index, 'from'], APART, message)];
  });
}

const APART = { zh: '同一数值的改写时段不重叠', en: 'periods of one value that do not overlap' };

function clash(a: RuleOverride, b: RuleOverride): boolean {
  if (a.rule !== b.rule || a.key !== b.key) return false;
  const [first, second] = a.from <= b.from ? [a, b] : [b, a];
  return first.from === second.from || (first.to !== null && second.from <= first.to);
}

/** The unit of a key's values, which may differ within a table; null when there are none. */
export function unitOf(rule: Rule, key: string): RuleUnit | null {
  return rule.values.find((value) => value.key === key)?.unit ?? rule.unit;
}

function keyProblems(tree: SourceTree, path: SourcePath, rule: Rule, key: string): InputProblem[] {
  const keys = [...new Set(rule.values.map((value) => value.key))];
  if (keys.includes(key)) return [];
  if (keys.length === 0) {
    const expected = { zh: '一条有数值的规则', en: 'a rule that has values' };
    const message = { zh: '这条规则没有可替换的数值', en: 'this rule has no value to replace' };
    return [problemAt(tree, [...path, 'rule'], expected, message)];
  }
  if (key !== '' && !keys.includes('')) return [unknownChoice(tree, [...path, 'key'], keys)];
  if (key === '') {
    const message = { zh: '这条规则按键取值，缺少 key', en: 'this rule has keys; key is missing' };
    const expected = { zh: `${keys.join('、')} 之一`, en: `one of ${keys.join(', ')}` };
    return [problemAt(tree, [...path, 'key'], expected, message)];
  }
  const expected = { zh: '不写 key', en: 'no key' };
  const message = { zh: '这条规则只有一个数值', en: 'this rule has a single value' };
  return [problemAt(tree, [...path, 'key'], expected, message)];
}

function valueProblem(tree: SourceTree, path: SourcePath, unit: RuleUnit): InputProblem {
  const message = { zh: '规则不能取这个值', en: 'the rule cannot take this value' };
  return problemAt(tree, [...path, 'value'], describeOverrideValue(unit), message);
}

function orderProblem(tree: SourceTree, path: SourcePath): InputProblem {
  const expected = { zh: '不早于 from 的日期', en: 'a date no earlier than from' };
  const message = { zh: '止期早于起期', en: 'it ends before it begins' };
  return problemAt(tree, [...path, 'to'], expected, message);
}
