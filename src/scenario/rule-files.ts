import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Label, Rule, RuleValue, RuleVariant } from '../rules/rule.ts';
import { byStatus } from '../rules/rule-status.ts';
import { byCodeUnit } from '../units/order.ts';
import type { Ratio } from '../units/ratio.ts';
import { InputError, type InputProblem } from './input-error.ts';
import { type ReadRule, referenceProblems, ruleProblems } from './rule-checks.ts';
import { type RuleText, ruleSchema } from './rule-schema.ts';
import { describeUnitValue, FILE_UNITS, readRuleValue } from './rule-units.ts';
import { readPeriods } from './rule-values.ts';
import { readYaml, type YamlText } from './yaml-text.ts';

const EXTENSION = '.yaml';

/**
 * Reads one rule file; its values come out exact in the canonical unit. References to other rules
 * are not followed.
 *
 * @param file its name, for messages; without the extension it must be the rule's id.
 * @throws InputError with every problem found.
 */
export function parseRule(text: string, file: string): Rule {
  return readRule(text, file).rule;
}

/**
 * Reads every `*.yaml` of a directory, sorted by id.
 *
 * @throws InputError with the problems of all files, or when the directory cannot be read.
 */
export async function loadRules(dir: string): Promise<Rule[]> {
  const read = readRules(await ruleTexts(dir));
  const problems = referenceProblems(read);
  if (problems.length > 0) throw new InputError(problems);
  return read.map(({ rule }) => rule);
}

/** The rules the engine computes with, and the ids of those that are only on record. */
export interface WorkingRules {
  readonly rules: readonly Rule[];
  readonly onRecord: readonly string[];
}

/**
 * Reads the rules the engine computes with. Most of the register is only on record: reading it
 * takes longer than a run does, so that those files are told apart by their text and left alone.
 *
 * @throws InputError with the problems of all files read.
 */
export async function loadWorkingRules(dir: string): Promise<WorkingRules> {
  const texts = await ruleTexts(dir);
  const idle = texts.filter(({ text }) => ONLY_ON_RECORD.test(text));
  const working = texts.filter((each) => !idle.includes(each));
  return {
    rules: readRules(working).map(({ rule }) => rule),
    onRecord: idle.map(({ file }) => basename(file, EXTENSION)),
  };
}

const ONLY_ON_RECORD = /^modelled: no$/m;

interface RuleFile {
  readonly file: string;
  readonly text: string;
}

async function ruleTexts(dir: string): Promise<RuleFile[]> {
  const names = (await listFiles(dir)).filter((name) => name.endsWith(EXTENSION)).sort(byCodeUnit);
  const files = names.map((name) => join(dir, name));
  return Promise.all(files.map(async (file) => ({ file, text: await readFile(file, 'utf8') })));
}

/** @throws InputError with the problems of all files. */
function readRules(files: readonly RuleFile[]): ReadRule[] {
  const problems: InputProblem[] = [];
  const read: ReadRule[] = [];
  for (const { file, text } of files) {
    try {
      read.push(readRule(text, file));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return read.sort((a, b) => byCodeUnit(a.rule.id, b.rule.id));
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

function readRule(text: string, file: string): ReadRule {
  const yaml = readYaml(text, file, ruleSchema);
  const problems = ruleProblems(yaml, file);
  const { value: rule } = yaml;
  const values = readPeriods(yaml, rule.values, rule.status, ['values'], problems);
  const variants = (rule.variants ?? []).map((_, i) => readVariant(yaml, i, problems));
  const lapsesTo = readLapse(yaml, problems);
  if (problems.length > 0) throw new InputError(problems);
  return { yaml, rule: toRule(rule, values, variants, lapsesTo) };
}

function toRule(
  rule: RuleText,
  values: RuleValue[],
  variants: RuleVariant[],
  lapsesTo: Ratio | null,
): Rule {
  const { id, topic, title, document, clause, modelled } = rule;
  const statuses = [rule.status, ...values.map(({ status }) => status)];
  return {
    ...{ id, topic, title, document, clause, modelled, values, variants, lapsesTo },
    effective: rule.effective ?? null,
    expires: rule.expires ?? null,
    repealedBy: rule.repealedBy ?? null,
    lastConfirmed: rule.lastConfirmed ?? null,
    status: statuses.sort(byStatus)[0]!,
    unit: rule.unit === undefined ? null : FILE_UNITS[rule.unit].unit,
    why: rule.why ?? null,
    crossesBudgets: rule.crossesBudgets ?? false,
    note: rule.note ?? null,
    see: rule.see ?? [],
    variant: null,
  };
}

function readVariant(yaml: YamlText<RuleText>, i: number, problems: InputProblem[]): RuleVariant {
  const { id, title, document, clause, status, values } = yaml.value.variants![i]!;
  const at = ['variants', i, 'values'];
  const read = readPeriods(yaml, values, status, at, problems);
  return { id, title, document, clause, status, values: read };
}

function readLapse(yaml: YamlText<RuleText>, problems: InputProblem[]): Ratio | null {
  const { lapsesTo, unit } = yaml.value;
  if (lapsesTo === undefined) return null;
  const value = unit === undefined ? null : readRuleValue(lapsesTo, unit);
  if (value !== null) return value;
  const message: Label = { zh: '数值不能用', en: 'not a usable value' };
  const expected: Label =
    unit === undefined
      ? { zh: 'unit（数值的单位）', en: 'unit, the unit of the values' }
      : describeUnitValue(unit);
  problems.push(yaml.problem(['lapsesTo'], expected, message));
  return null;
}
