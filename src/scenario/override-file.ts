import type { Label, Rule, RuleOverride, RuleUnit } from '../rules/rule.ts';
import { parseRatio, type Ratio } from '../units/ratio.ts';
import type { InputProblem } from './input-error.ts';
import {
  describeUnitValue,
  FILE_UNIT_NAMES,
  FILE_UNITS,
  type FileUnitName,
  readRuleValue,
} from './rule-units.ts';
import { overrideSchema } from './scenario-schema.ts';
import { problemAt, unknownChoice } from './source-problem.ts';
import { type SourcePath, type SourceTree, valueAt } from './source-tree.ts';

/** Units a value needs no unit for: there is only one way to read it. */
const BARE: readonly RuleUnit[] = [
  'ratio',
  'day',
  'workingDay',
  'month',
  'year',
  'grade',
  'count',
  'flag',
];
/** Beyond these a typed value is a slip, and its product with a unit could leave 2⁵³. */
const LARGEST = 1_000_000_000;
const FINEST = 1_000_000;

/** The overrides of a scenario, and what is wrong with those that cannot be used. */
export interface OverrideReading {
  readonly overrides: readonly RuleOverride[];
  readonly problems: readonly InputProblem[];
}

/**
 * Reads `overrides:` against the rules there are: rule and key must exist, the value is in a
 * unit of the rule. Items the schema refuses are left to it.
 */
export function readOverrides(tree: SourceTree, rules: ReadonlyMap<string, Rule>): OverrideReading {
  const overrides: RuleOverride[] = [];
  const problems: InputProblem[] = [];
  const items = valueAt(tree.root, ['overrides']);
  for (const [index, item] of (Array.isArray(items) ? items : []).entries()) {
    const given = overrideSchema.safeParse(item);
    if (!given.success) continue;
    const path = ['overrides', index];
    const { rule: id, key = '', from, to = null, reason } = given.data;
    const rule = rules.get(id);
    if (rule === undefined) {
      problems.push(unknownChoice(tree, [...path, 'rule'], [...rules.keys()]));
      continue;
    }
    if (rule.unit === null) {
      problems.push(...keyProblems(tree, path, rule, key));
      continue;
    }
    const value = readOverrideValue(String(given.data.value), rule.unit);
    const found = [
      ...keyProblems(tree, path, rule, key),
      ...(value === null ? [valueProblem(tree, path, rule.unit)] : []),
      ...(to !== null && to < from ? [orderProblem(tree, path)] : []),
    ];
    problems.push(...found);
    if (value !== null) overrides.push({ rule: id, key, from, to, value, reason });
  }
  return { overrides, problems };
}

/** `30%`, `15`, `true` or `25 wanYuan/mu` in the canonical unit of a rule; null when it is none. */
export function readOverrideValue(text: string, unit: RuleUnit): Ratio | null {
  if (unit === 'flag' && (text === 'true' || text === 'false')) {
    return readRuleValue(text === 'true' ? '1' : '0', 'flag');
  }
  const [amount, named = BARE.includes(unit) ? unit : '', ...rest] = text.trim().split(/\s+/);
  const name = unitsOf(unit).find((candidate) => candidate === named);
  const typed = parseRatio(amount!);
  if (name === undefined || rest.length > 0 || typed === null) return null;
  if (typed.numerator > LARGEST * typed.denominator || typed.denominator > FINEST) return null;
  return readRuleValue(amount!, name);
}

function unitsOf(unit: RuleUnit): FileUnitName[] {
  return FILE_UNIT_NAMES.filter((name) => FILE_UNITS[name].unit === unit);
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
  return problemAt(tree, [...path, 'value'], describeValue(unit), message);
}

function describeValue(unit: RuleUnit): Label {
  const names = unitsOf(unit);
  const plain = describeUnitValue(names[0]!);
  if (BARE.includes(unit)) return plain;
  return {
    zh: `不为负的数加单位，单位为 ${names.join('、')} 之一`,
    en: `a number not below zero and one of the units ${names.join(', ')}`,
  };
}

function orderProblem(tree: SourceTree, path: SourcePath): InputProblem {
  const expected = { zh: '不早于 from 的日期', en: 'a date no earlier than from' };
  const message = { zh: '止期早于起期', en: 'it ends before it begins' };
  return problemAt(tree, [...path, 'to'], expected, message);
}
