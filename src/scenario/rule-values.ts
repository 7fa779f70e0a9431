import type { Label, RuleStatus, RuleTier, RuleValue } from '../rules/rule.ts';
import { formatDay } from '../units/day.ts';
import { compareRatio, formatRatio, type Ratio, ZERO } from '../units/ratio.ts';
import type { InputProblem } from './input-error.ts';
import type { RuleText, ValuesText } from './rule-schema.ts';
import { describeUnitValue, FILE_UNITS, type FileUnitName, readRuleValue } from './rule-units.ts';
import type { KeyPath, YamlText } from './yaml-text.ts';

const NO_OVERLAP: Label = { zh: '同一键的时段不重叠', en: 'periods of a key that do not overlap' };
const NO_GAP: Label = { zh: '同一键的时段前后相接', en: 'periods of a key that follow each other' };
const STEPS: Label = { zh: '各级首尾相接，末级不封顶', en: 'steps that meet, the last one open' };
const UNIT: Label = { zh: 'unit（数值的单位）', en: 'unit, the unit of the values' };

/** A value of a rule file, and where it was written. */
interface PlacedValue extends RuleValue {
  readonly path: KeyPath;
}

/** A cell of a rule file before its value is read. */
interface Cell {
  readonly key: string;
  readonly text: string;
  readonly path: KeyPath;
  readonly tier: RuleTier | null;
}

/**
 * Reads the periods of a rule or of one of its variants, exact in the canonical unit, and checks
 * that the periods of a key and the steps of a scale leave no gap and do not overlap.
 */
export function readPeriods(
  yaml: YamlText<RuleText>,
  periods: readonly ValuesText[],
  status: RuleStatus,
  at: KeyPath,
  problems: InputProblem[],
): RuleValue[] {
  const values = periods.flatMap((period, i) =>
    readPeriod(yaml, period, period.status ?? status, [...at, i], problems),
  );
  problems.push(...periodProblems(yaml, values));
  return values.map(({ path: _, ...value }) => value);
}

function readPeriod(
  yaml: YamlText<RuleText>,
  period: ValuesText,
  status: RuleStatus,
  at: KeyPath,
  problems: InputProblem[],
): PlacedValue[] {
  const unit = period.unit ?? yaml.value.unit;
  if (unit === undefined) {
    const message: Label = { zh: '数值没有单位', en: 'a value without a unit' };
    problems.push(yaml.problem(at, UNIT, message));
    return [];
  }
  return cellsOf(yaml, period, at, problems).flatMap(({ key, text, path, tier }) => {
    const value = readRuleValue(text, unit);
    const { from, to = null } = period;
    const written = { text, unit };
    if (value !== null) {
      return [{ key, from, to, value, unit: FILE_UNITS[unit].unit, written, status, tier, path }];
    }
    const message: Label = { zh: '数值不能用', en: 'not a usable value' };
    problems.push(yaml.problem(path, describeUnitValue(unit), message));
    return [];
  });
}

function cellsOf(
  yaml: YamlText<RuleText>,
  { value, table, tiers }: ValuesText,
  at: KeyPath,
  problems: InputProblem[],
): Cell[] {
  if (value !== undefined) return [{ key: '', text: value, path: [...at, 'value'], tier: null }];
  if (table !== undefined) {
    return Object.entries(table).map(([key, text]) => ({
      ...{ key, text, tier: null },
      path: [...at, 'table', key],
    }));
  }
  return readSteps(yaml, tiers!, [...at, 'tiers'], problems);
}

/** The steps of a scale: from zero, each from where the one before ends, the last open. */
function readSteps(
  yaml: YamlText<RuleText>,
  tiers: NonNullable<ValuesText['tiers']>,
  at: KeyPath,
  problems: InputProblem[],
): Cell[] {
  const unit: FileUnitName = yaml.value.tiersBy ?? 'ratio';
  let reached: Ratio | null = ZERO;
  return tiers.map((step, i) => {
    const path = [...at, i];
    const over = boundOf(yaml, step.over, unit, [...path, 'over'], problems) ?? ZERO;
    const upTo = boundOf(yaml, step.upTo, unit, [...path, 'upTo'], problems);
    const fault = stepFault(over, upTo, reached, i === tiers.length - 1);
    if (fault !== null) problems.push(yaml.problem(path, STEPS, fault));
    reached = upTo;
    return { key: String(i + 1), text: step.value, path: [...path, 'value'], tier: { over, upTo } };
  });
}

function boundOf(
  yaml: YamlText<RuleText>,
  text: string | undefined,
  unit: FileUnitName,
  path: KeyPath,
  problems: InputProblem[],
): Ratio | null {
  if (text === undefined) return null;
  const bound = readRuleValue(text, unit);
  if (bound === null) {
    const message: Label = { zh: '级距不能用', en: 'not a usable bound' };
    problems.push(yaml.problem(path, describeUnitValue(unit), message));
  }
  return bound;
}

/** What is wrong with a step, with an amount that shows it; null when nothing is. */
function stepFault(
  over: Ratio,
  upTo: Ratio | null,
  reached: Ratio | null,
  last: boolean,
): Label | null {
  const meets = reached === null ? 1 : compareRatio(over, reached);
  if (reached === null || meets < 0) {
    const shown = formatRatio(upTo ?? over);
    return { zh: `${shown} 同时落在两级里`, en: `${shown} falls in two steps` };
  }
  if (meets > 0) {
    const shown = formatRatio(over);
    return { zh: `${shown} 不在任何一级里`, en: `${shown} falls in no step` };
  }
  if (upTo !== null && compareRatio(upTo, over) <= 0) {
    const shown = formatRatio(upTo);
    return { zh: `这一级到 ${shown} 为止，是空的`, en: `a step that ends at ${shown} is empty` };
  }
  if (last && upTo !== null) {
    const shown = formatRatio(upTo);
    return { zh: `大于 ${shown} 的不在任何一级里`, en: `what exceeds ${shown} falls in no step` };
  }
  return null;
}

/** Days on which a key has two values, or none between two periods; each named. */
function periodProblems(yaml: YamlText<RuleText>, values: readonly PlacedValue[]): InputProblem[] {
  const last = new Map<string, PlacedValue>();
  const sorted = [...values].sort((a, b) => a.from - b.from);
  return sorted.flatMap((value) => {
    const before = last.get(value.key);
    last.set(value.key, value);
    if (before === undefined || before.to === value.from - 1) return [];
    if (before.to === null || before.to >= value.from) {
      const day = formatDay(value.from);
      const message = { zh: `${day} 这一天有两个值`, en: `two values on one day, ${day}` };
      return [yaml.problem(value.path, NO_OVERLAP, message)];
    }
    const day = formatDay((before.to + 1) as typeof value.from);
    const message = { zh: `${day} 这一天没有值`, en: `no value on ${day}` };
    return [yaml.problem(value.path, NO_GAP, message)];
  });
}
