import type { Label, RuleUnit } from '../../rules/rule.ts';
import type { RuleAnswer } from '../../rules/rule-book.ts';
import { CASE_UNITS, type CaseUnit } from '../../scenario/cases/case-units.ts';
import { exactText } from '../../scenario/cases/exact-number.ts';
import { formatDay } from '../../units/day.ts';
import { formatRatio, type Ratio } from '../../units/ratio.ts';
import { RULE_STATUS_LABELS } from '../labels.ts';
import { type ExplanationLine, line } from './explanation.ts';
import { inUnit, toFraction } from './match-value.ts';

/** One value of a rule with its clause and standing. */
export function ruleAnswerLine({ rule, key, day, value }: RuleAnswer): ExplanationLine {
  const { id, title, document, clause, status, unit } = rule;
  const named = key === '' ? '' : ` [${key}]`;
  const text = valueText(value, unit);
  const standing = RULE_STATUS_LABELS[status];
  const on = formatDay(day);
  return line(
    1,
    `规则 ${id}${named} = ${text.zh}（${title.zh}，${document}，${clause}，${standing.zh}，${on}）`,
    `rule ${id}${named} = ${text.en} (${title.en}; ${document}, ${clause}; ${standing.en}; ${on})`,
  );
}

const SHOWN_IN: Readonly<Partial<Record<RuleUnit, string>>> = {
  fen: 'WanYuan',
  fenPerM2: 'YuanPerM2',
  fenPerKg: 'YuanPerKg',
  m2: 'M2',
  kg: 'Kg',
};

function valueText(value: Ratio, unit: RuleUnit | null): Label {
  if (unit === 'ratio') return { zh: formatRatio(value), en: formatRatio(value) };
  const shown: CaseUnit | undefined = CASE_UNITS.find(
    ({ suffix }) => unit !== null && suffix === SHOWN_IN[unit],
  );
  const exact = toFraction(value);
  if (shown === undefined) return { zh: exactText(exact), en: exactText(exact) };
  const text = exactText(inUnit(exact, shown));
  return { zh: `${text} ${shown.label.zh}`, en: `${text} ${shown.label.en}` };
}
