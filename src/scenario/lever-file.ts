import { z } from 'zod';
import type { Lever, LeverTarget } from '../rules/lever.ts';
import type { Label, Rule } from '../rules/rule.ts';
import { compareRatio } from '../units/ratio.ts';
import { InputError, type InputProblem } from './input-error.ts';
import { nearest } from './nearest.ts';
import { labelSchema, statusSchema } from './rule-schema.ts';
import { describeUnitValue, FILE_UNIT_NAMES, FILE_UNITS, readRuleValue } from './rule-units.ts';
import { readYaml, type YamlText } from './yaml-text.ts';

const leverText = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  code: z.string().regex(/^[LQ]\d+$/),
  title: labelSchema,
  rule: z.string().optional(),
  key: z.string().optional(),
  rest: z.string().optional(),
  path: z.string().optional(),
  needs: z.string().optional(),
  none: labelSchema.optional(),
  range: z
    .strictObject({ least: z.string(), most: z.string(), unit: z.enum(FILE_UNIT_NAMES) })
    .optional(),
  options: z.array(z.string().min(1)).min(2).optional(),
  standard: labelSchema,
  status: statusSchema,
});
const leversText = z.strictObject({ levers: z.array(leverText).min(1) });

type LeverText = z.output<typeof leverText>;

/**
 * Reads the catalogue of levers and checks it against the rules they move.
 *
 * @throws InputError with every problem found.
 */
export function parseLevers(text: string, file: string, rules: Iterable<Rule>): readonly Lever[] {
  const yaml = readYaml(text, file, leversText);
  const byId = new Map([...rules].map((rule) => [rule.id, rule]));
  const seen = new Set<string>();
  const problems: InputProblem[] = [];
  const levers = yaml.value.levers.map((lever, i) => {
    problems.push(...leverProblems(yaml, lever, i, byId));
    if (seen.has(lever.id)) {
      const expected = { zh: '不重复的 id', en: 'an id of its own' };
      const message = { zh: '两个操作杆同名', en: 'two levers of one name' };
      problems.push(yaml.problem(['levers', i, 'id'], expected, message));
    }
    seen.add(lever.id);
    return toLever(lever);
  });
  if (problems.length > 0) throw new InputError(problems);
  return levers;
}

function toLever(lever: LeverText): Lever {
  const { id, code, title, range = null, options = null, standard, status } = lever;
  return { id, code, title, target: targetOf(lever), range, options, standard, status };
}

function targetOf({ rule, key, rest, path, needs, none }: LeverText): LeverTarget {
  if (rule !== undefined) return { kind: 'rule', rule, key: key ?? null, rest: rest ?? null };
  if (path !== undefined) {
    const part = needs === undefined ? null : pathParts(needs);
    return { kind: 'path', path: pathParts(path), needs: part };
  }
  return { kind: 'none', why: none! };
}

/** `quota.prices["L4.area"]` as its parts: a key with a dot stands in brackets. */
export function pathParts(path: string): string[] {
  return [...path.matchAll(/\["([^"]+)"\]|[^.[\]]+/g)].map((match) => match[1] ?? match[0]);
}

type LeversYaml = YamlText<z.output<typeof leversText>>;

function leverProblems(
  yaml: LeversYaml,
  lever: LeverText,
  i: number,
  rules: ReadonlyMap<string, Rule>,
): InputProblem[] {
  const at = (key: string) => ['levers', i, key];
  const targets = [lever.rule, lever.path, lever.none].filter((target) => target !== undefined);
  if (targets.length !== 1) {
    const expected = { zh: 'rule、path、none 取其一', en: 'one of rule, path and none' };
    const message = { zh: '操作杆不知动什么', en: 'it is not clear what the lever moves' };
    return [yaml.problem(['levers', i], expected, message)];
  }
  const rule = lever.rule === undefined ? null : rules.get(lever.rule);
  if (rule === undefined) {
    const near = nearest(lever.rule!, rules.keys()) ?? '';
    const expected = { zh: `登记册里的规则，如 ${near}`, en: `a rule of the register, as ${near}` };
    return [yaml.problem(at('rule'), expected, NO_RULE)];
  }
  return [
    ...(rule === null ? [] : ruleProblems(yaml, lever, rule, i)),
    ...rangeProblems(yaml, lever, i),
  ];
}

const NO_RULE: Label = { zh: '没有这条规则', en: 'there is no such rule' };

function ruleProblems(yaml: LeversYaml, lever: LeverText, rule: Rule, i: number): InputProblem[] {
  const keys = [...new Set(rule.values.map(({ key }) => key))];
  const named = [lever.key, lever.rest].filter((key) => key !== undefined);
  const known = named.every((key) => keys.includes(key));
  const units = rule.values
    .filter(({ key }) => lever.key === undefined || key === lever.key)
    .map(({ unit }) => unit);
  const problems: InputProblem[] = [];
  if (!known) {
    const expected = { zh: `${keys.join('、')} 之一`, en: `one of ${keys.join(', ')}` };
    const message = { zh: '规则没有这个键', en: 'the rule has no such key' };
    problems.push(yaml.problem(['levers', i, 'key'], expected, message));
  }
  const { range } = lever;
  if (known && range !== undefined && !units.every((u) => u === FILE_UNITS[range.unit].unit)) {
    const expected = { zh: '规则数值的单位', en: 'the unit of the rule’s values' };
    const message = { zh: '单位与规则不符', en: 'not the unit of the rule' };
    problems.push(yaml.problem(['levers', i, 'range', 'unit'], expected, message));
  }
  return problems;
}

function rangeProblems(yaml: LeversYaml, { range }: LeverText, i: number): InputProblem[] {
  if (range === undefined) return [];
  const least = readRuleValue(range.least, range.unit);
  const most = readRuleValue(range.most, range.unit);
  if (least !== null && most !== null && compareRatio(least, most) <= 0) return [];
  const message = { zh: '范围不能用', en: 'not a usable range' };
  return [yaml.problem(['levers', i, 'range'], describeUnitValue(range.unit), message)];
}
