import type { Label, RuleUnit } from '../rules/rule.ts';
import { parseRatio, type Ratio } from '../units/ratio.ts';
import {
  describeUnitValue,
  FILE_UNIT_NAMES,
  FILE_UNITS,
  type FileUnitName,
  readRuleValue,
} from './rule-units.ts';

/** Units a value needs no unit for: there is only one way to read it. */
const BARE: readonly RuleUnit[] = [
  'ratio',
  'minute',
  'day',
  'workingDay',
  'month',
  'year',
  'degree',
  'grade',
  'count',
  'flag',
];
/** Beyond these a typed value is a slip, and its product with a unit could leave 2⁵³. */
const LARGEST = 1_000_000_000;
const FINEST = 1_000_000;

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

/** What {@link readOverrideValue} accepts for a unit, in words. */
export function describeOverrideValue(unit: RuleUnit): Label {
  const names = unitsOf(unit);
  const plain = describeUnitValue(names[0]!);
  if (BARE.includes(unit)) return plain;
  return {
    zh: `不为负的数加单位，单位为 ${names.join('、')} 之一`,
    en: `a number not below zero and one of the units ${names.join(', ')}`,
  };
}
