import type { Lever, LeverRange } from '../rules/lever.ts';
import { compareRatio, type Ratio } from '../units/ratio.ts';
import type { InputProblem } from './input-error.ts';
import { FILE_UNITS, type FileUnitName, readRuleValue } from './rule-units.ts';
import { problemAt } from './source-problem.ts';
import type { SourcePath, SourceTree } from './source-tree.ts';

/** The range of the lever that moves this key of a rule; null when none bounds it. */
export function leverRange(levers: readonly Lever[], rule: string, key: string): LeverRange | null {
  const moving = levers.filter(({ target }) => target.kind === 'rule' && target.rule === rule);
  const named = moving.find(({ target }) => target.kind === 'rule' && target.key === key);
  const whole = moving.find(({ target }) => target.kind === 'rule' && target.key === null);
  return (named ?? whole)?.range ?? null;
}

/** What is wrong with a value that leaves its range, with the nearest one inside it. */
export function rangeProblems(
  tree: SourceTree,
  path: SourcePath,
  range: LeverRange | null,
  value: Ratio,
): InputProblem[] {
  if (range === null) return [];
  const unit = range.unit as FileUnitName;
  const low = compareRatio(value, readRuleValue(range.least, unit)!) < 0;
  const high = compareRatio(value, readRuleValue(range.most, unit)!) > 0;
  if (!low && !high) return [];
  const near = low ? range.least : range.most;
  const { zh, en } = unit === 'ratio' ? { zh: '', en: '' } : FILE_UNITS[unit].label;
  const expected = {
    zh: `${range.least} 至 ${range.most} ${zh}（最近的是 ${near}）`.replace(' （', '（'),
    en: `${range.least} to ${range.most} ${en} (the nearest is ${near})`.replace('  (', ' ('),
  };
  const message = { zh: '超出这个操作杆的范围', en: 'outside the range of this lever' };
  return [problemAt(tree, [...path, 'value'], expected, message)];
}
