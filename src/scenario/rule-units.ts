import type { Label, RuleUnit } from '../rules/rule.ts';
import { mulRatio, parseRatio, type Ratio, ratio } from '../units/ratio.ts';

/** A unit people write in a rule file: what it becomes on load, and the exact factor. */
interface FileUnit {
  readonly unit: RuleUnit;
  readonly factor: Ratio;
  readonly label: Label;
}

const plain = (unit: RuleUnit, zh: string, en: string): FileUnit => ({
  unit,
  factor: ratio(1),
  label: { zh, en },
});

const scaled = (unit: RuleUnit, factor: Ratio, zh: string, en: string): FileUnit => ({
  unit,
  factor,
  label: { zh, en },
});

/** Units a rule or an override may be written in; one mu is exactly 2000/3 m². */
export const FILE_UNITS = {
  ratio: plain('ratio', '比率', 'ratio'),
  yuan: scaled('fen', ratio(100), '元', 'yuan'),
  wanYuan: scaled('fen', ratio(1_000_000), '万元', '10⁴ yuan'),
  yiYuan: scaled('fen', ratio(10_000_000_000), '亿元', '10⁸ yuan'),
  'yuan/m2': scaled('fenPerM2', ratio(100), '元/平方米', 'yuan/m²'),
  'yuan/mu': scaled('fenPerM2', ratio(3, 20), '元/亩', 'yuan/mu'),
  'wanYuan/mu': scaled('fenPerM2', ratio(1500), '万元/亩', '10⁴ yuan/mu'),
  'wanYuan/km2': scaled('fenPerM2', ratio(1), '万元/平方公里', '10⁴ yuan/km²'),
  'yuan/person': scaled('fenPerPerson', ratio(100), '元/人', 'yuan/person'),
  'yuan/kg': scaled('fenPerKg', ratio(100), '元/公斤', 'yuan/kg'),
  'wanYuan/100kg': scaled('fenPerKg', ratio(10_000), '万元/百公斤', '10⁴ yuan/100 kg'),
  'yuan/m2/year': scaled('fenPerM2Year', ratio(100), '元/平方米·年', 'yuan/m²·year'),
  'yuan/mu/year': scaled('fenPerM2Year', ratio(3, 20), '元/亩·年', 'yuan/mu·year'),
  m2: plain('m2', '平方米', 'm²'),
  ha: scaled('m2', ratio(10_000), '公顷', 'ha'),
  qianHa: scaled('m2', ratio(10_000_000), '千公顷', '10³ ha'),
  mu: scaled('m2', ratio(2000, 3), '亩', 'mu'),
  wanMu: scaled('m2', ratio(20_000_000, 3), '万亩', '10⁴ mu'),
  km: scaled('m', ratio(1000), '公里', 'km'),
  km2: scaled('m2', ratio(1_000_000), '平方公里', 'km²'),
  wanKm2: scaled('m2', ratio(10_000_000_000), '万平方公里', '10⁴ km²'),
  kg: plain('kg', '公斤', 'kg'),
  yiJin: scaled('kg', ratio(50_000_000), '亿斤', '10⁸ jin'),
  'kg/mu': scaled('kgPerM2', ratio(3, 2000), '公斤/亩', 'kg/mu'),
  'jin/mu': scaled('kgPerM2', ratio(3, 4000), '斤/亩', 'jin/mu'),
  minute: plain('minute', '分钟', 'minutes'),
  day: plain('day', '日', 'days'),
  workingDay: plain('workingDay', '工作日', 'working days'),
  month: plain('month', '月', 'months'),
  year: plain('year', '年', 'years'),
  degree: plain('degree', '度', 'degrees'),
  grade: plain('grade', '等', 'grade'),
  count: plain('count', '个', 'count'),
  code: plain('code', '代码', 'code'),
  person: plain('person', '人', 'people'),
  'person/ha': scaled('personPerM2', ratio(1, 10_000), '人/公顷', 'people/ha'),
  flag: plain('flag', '是/否（1/0）', 'flag (1/0)'),
} as const satisfies Readonly<Record<string, FileUnit>>;

/** Name of a unit as written in a file. */
export type FileUnitName = keyof typeof FILE_UNITS;

/** Every unit name, for schemas and messages. */
export const FILE_UNIT_NAMES = Object.keys(FILE_UNITS) as readonly FileUnitName[];

/** No rate or share of these rules comes near it: beyond is a slip of the decimal point. */
const LARGEST_RATIO = 10;
const WHOLE: readonly RuleUnit[] = [
  'minute',
  'day',
  'workingDay',
  'month',
  'year',
  'grade',
  'count',
  'code',
  'person',
];

/**
 * Reads a value written in a unit (`0.3`, `30%`, `0.5‰`, `1/3`) into the exact canonical one.
 * Null when it is not a number, is negative, or makes no sense in its unit.
 */
export function readRuleValue(text: string, unit: FileUnitName): Ratio | null {
  const typed = parseRatio(text);
  if (typed === null || typed.numerator < 0) return null;
  const target = FILE_UNITS[unit];
  if (target.unit === 'ratio' && typed.numerator > LARGEST_RATIO * typed.denominator) return null;
  if (WHOLE.includes(target.unit) && typed.denominator !== 1) return null;
  if (target.unit === 'grade' && (typed.numerator < 1 || typed.numerator > 15)) return null;
  if (target.unit === 'flag' && (typed.denominator !== 1 || typed.numerator > 1)) return null;
  return mulRatio(typed, target.factor);
}

/** What {@link readRuleValue} accepts for a unit, in words. */
export function describeUnitValue(unit: FileUnitName): Label {
  const { unit: canonical, label } = FILE_UNITS[unit];
  if (canonical === 'flag') return { zh: '"1" 或 "0"', en: '"1" or "0"' };
  if (canonical === 'grade') return { zh: '1 至 15 等', en: 'a grade from 1 to 15' };
  if (canonical === 'ratio') {
    return { zh: '0 至 1000% 的比率，如 "30%"', en: 'a ratio from 0 to 1000%, such as "30%"' };
  }
  const whole = WHOLE.includes(canonical);
  return {
    zh: `不为负的${whole ? '整数' : '数'}（${label.zh}）`,
    en: `a ${whole ? 'whole number' : 'number'} not below zero (${label.en})`,
  };
}
