import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Label, Rule, RuleValue } from '../rules/rule.ts';
import { byCodeUnit } from '../units/order.ts';
import { InputError, type InputProblem } from './input-error.ts';
import { type RuleText, ruleSchema } from './rule-schema.ts';
import { describeUnitValue, FILE_UNITS, readRuleValue } from './rule-units.ts';
import { readYaml, type YamlText } from './yaml-text.ts';

const EXTENSION = '.yaml';
const DATE_ORDER: Label = { zh: '日期按先后', en: 'dates in order' };
const NO_OVERLAP: Label = { zh: '同一键的时段不重叠', en: 'periods of a key that do not overlap' };

/**
 * Reads one rule file; its values come out exact in the canonical unit.
 *
 * @param file its name, for messages; without the extension it must be the rule's id.
 * @throws InputError with every problem found.
 */
export function parseRule(text: string, file: string): Rule {
  const yaml = readYaml(text, file, ruleSchema);
  const problems = [...idProblems(yaml, file), ...dateProblems(yaml)];
  const values = readValues(yaml, problems);
  problems.push(...overlapProblems(yaml, values));
  if (problems.length > 0) throw new InputError(problems);
  const { value: rule } = yaml;
  return {
    id: rule.id,
    title: rule.title,
    document: rule.document,
    clause: rule.clause,
    effective: rule.effective,
    expires: rule.expires ?? null,
    status: rule.status,
    unit: FILE_UNITS[rule.unit].unit,
    crossesBudgets: rule.crossesBudgets ?? false,
    note: rule.note ?? null,
    values: values.map(({ path: _, ...value }) => value),
  };
}

/**
 * Reads every `*.yaml` of a directory, sorted by id.
 *
 * @throws InputError with the problems of all files, or when the directory cannot be read.
 */
export async function loadRules(dir: string): Promise<Rule[]> {
  const names = (await listFiles(dir)).filter((name) => name.endsWith(EXTENSION)).sort(byCodeUnit);
  const texts = await Promise.all(names.map((name) => readFile(join(dir, name), 'utf8')));
  const problems: InputProblem[] = [];
  const rules: Rule[] = [];
  for (const [i, text] of texts.entries()) {
    try {
      rules.push(parseRule(text, join(dir, names[i]!)));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return rules.sort((a, b) => byCodeUnit(a.id, b.id));
}

async function listFiles(dir: string): Promise<string[]> {
  try {
    return await readdir(dir);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    const expected = { zh: '可读的规则目录', en: 'a readable directory of rules' };
    const message = { zh: '读不到规则目录', en: 'cannot read the directory of rules' };
    const at = { file: dir, line: null, row: null, column: null };
    throw new InputError([{ ...at, found: code, expected, message }]);
  }
}

interface PlacedValue extends RuleValue {
  readonly path: readonly (string | number)[];
}

function idProblems(yaml: YamlText<RuleText>, file: string): InputProblem[] {
  const name = file.split(/[\\/]/).at(-1)!;
  if (name === `${yaml.value.id}${EXTENSION}`) return [];
  const expected = { zh: `与文件名一致：${name}`, en: `the name of the file, ${name}` };
  const message = { zh: 'id 与文件名不符', en: 'the id is not the name of the file' };
  return [yaml.problem(['id'], expected, message)];
}

function dateProblems(yaml: YamlText<RuleText>): InputProblem[] {
  const { effective, expires, values } = yaml.value;
  const problems: InputProblem[] = [];
  if (expires !== undefined && expires < effective) {
    const message = { zh: '失效早于生效', en: 'expires before it takes effect' };
    problems.push(yaml.problem(['expires'], DATE_ORDER, message));
  }
  for (const [i, { from, to }] of values.entries()) {
    if (from < effective) {
      const message = { zh: '数值早于规则生效', en: 'a value from before the rule takes effect' };
      problems.push(yaml.problem(['values', i, 'from'], DATE_ORDER, message));
    }
    if (to !== undefined && to < from) {
      const message = { zh: '止期早于起期', en: 'ends before it begins' };
      problems.push(yaml.problem(['values', i, 'to'], DATE_ORDER, message));
    }
  }
  return problems;
}

function readValues(yaml: YamlText<RuleText>, problems: InputProblem[]): PlacedValue[] {
  return yaml.value.values.flatMap((entry, i) => {
    const unit = entry.unit ?? yaml.value.unit;
    const cells =
      entry.table === undefined
        ? [{ key: '', text: entry.value!, path: ['values', i, 'value'] }]
        : Object.entries(entry.table).map(([key, text]) => ({
            key,
            text,
            path: ['values', i, 'table', key],
          }));
    return cells.flatMap(({ key, text, path }) => {
      const value = readRuleValue(text, unit);
      if (value !== null) return [{ key, from: entry.from, to: entry.to ?? null, value, path }];
      const message = { zh: '数值不能用', en: 'not a usable value' };
      problems.push(yaml.problem(path, describeUnitValue(unit), message));
      return [];
    });
  });
}

function overlapProblems(yaml: YamlText<RuleText>, values: readonly PlacedValue[]): InputProblem[] {
  const last = new Map<string, PlacedValue>();
  const sorted = [...values].sort((a, b) => a.from - b.from);
  return sorted.flatMap((value) => {
    const before = last.get(value.key);
    last.set(value.key, value);
    if (before === undefined || (before.to !== null && before.to < value.from)) return [];
    const message = { zh: '同一键在同一日有两个值', en: 'two values for one key on one day' };
    return [yaml.problem(value.path, NO_OVERLAP, message)];
  });
}
