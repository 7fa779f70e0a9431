import type { RuleValue } from '../../rules/rule.ts';
import { FILE_UNITS, type FileUnitName } from '../../scenario/rule-units.ts';
import { type Day, formatDay } from '../../units/day.ts';
import type { Language } from '../labels.ts';

const YES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  '0': { zh: '否', en: 'no' },
  '1': { zh: '是', en: 'yes' },
};

/** A value of a rule as its file writes it, with its unit in the language: `7.8 万元/亩`, `30%`. */
export function writtenValue({ written }: RuleValue, language: Language): string {
  return withUnit(written.text, written.unit, language);
}

/** A figure with the unit a file names, in the language. */
export function withUnit(text: string, unit: string, language: Language): string {
  if (unit === 'ratio') return text;
  if (unit === 'flag') return YES[text]?.[language] ?? text;
  return `${text} ${FILE_UNITS[unit as FileUnitName].label[language]}`;
}

/** `2026-01-01 – 2026-12-31`; an open end stays open. */
export function writtenPeriod(from: Day | null, to: Day | null): string {
  const [first, last] = [from, to].map((day) => (day === null ? '' : formatDay(day)));
  return `${first} – ${last}`.trim();
}
