import type { WhyUnit } from '../../ledger/why.ts';
import type { Label } from '../../rules/rule.ts';
import { same } from '../explain/label-text.ts';

/** Units as a column of a workbook names them; money is written in yuan, ratios in per cent. */
const UNITS: Readonly<Record<WhyUnit, Label>> = {
  ratio: same('%'),
  fen: { zh: '元', en: 'yuan' },
  fenPerM2: { zh: '元/㎡', en: 'yuan/m²' },
  fenPerKg: { zh: '元/公斤', en: 'yuan/kg' },
  fenPerM2Year: { zh: '元/㎡·年', en: 'yuan/m² a year' },
  fenPerPerson: { zh: '元/人', en: 'yuan a person' },
  m2: { zh: '㎡', en: 'm²' },
  kg: { zh: '公斤', en: 'kg' },
  kgPerM2: { zh: '公斤/㎡', en: 'kg/m²' },
  person: { zh: '人', en: 'persons' },
  personPerM2: { zh: '人/㎡', en: 'persons/m²' },
  day: { zh: '天', en: 'days' },
  workingDay: { zh: '工作日', en: 'working days' },
  month: { zh: '月', en: 'months' },
  year: { zh: '年', en: 'years' },
  code: { zh: '代码', en: 'code' },
  m: { zh: '米', en: 'm' },
  minute: { zh: '分钟', en: 'minutes' },
  degree: { zh: '度', en: 'degrees' },
  grade: { zh: '等', en: 'grade' },
  count: { zh: '数', en: 'number' },
  flag: { zh: '是否', en: 'yes or no' },
};

export function unitLabel(unit: WhyUnit): Label {
  return UNITS[unit];
}

/** How many of the engine's unit go into one of the workbook's: a hundred fen are a yuan. */
export function perUnit(unit: WhyUnit): bigint {
  return unit.startsWith('fen') ? 100n : 1n;
}

/** The number format of a unit. */
export function formatOf(unit: WhyUnit): string {
  if (unit === 'ratio') return '0.00####%_ ';
  return unit === 'fen' ? '#,##0.00_ ' : '#,##0.######_ ';
}
