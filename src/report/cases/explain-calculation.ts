import type { RuleAnswer } from '../../rules/rule-book.ts';
import type { Calculator, Found, FoundLeaf } from '../../scenario/cases/calculator.ts';
import { CASE_UNITS, type CaseUnit } from '../../scenario/cases/case-units.ts';
import type { SourceValue } from '../../scenario/source-tree.ts';
import { type Explanation, type ExplanationLine, line } from './explanation.ts';
import { inUnit, toFraction } from './match-value.ts';
import { ruleAnswerLine } from './rule-answer-line.ts';
import { shortText } from './value-text.ts';

/**
 * What a calculation rests on: the formula, what it was given, the rules, every result.
 *
 * @param units those the case itself writes its results in
 */
export function explainCalculation(
  calculator: Calculator,
  given: SourceValue | undefined,
  answers: readonly RuleAnswer[],
  found: Readonly<Record<string, Found>>,
  units: readonly CaseUnit[],
): Explanation {
  const { title, formula, results } = calculator;
  const givenText = textOf(given);
  const seen = new Set<string>();
  const rules = answers.flatMap((answer): ExplanationLine[] => {
    const key = `${answer.rule.id} ${answer.key} ${answer.day}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [ruleAnswerLine(answer)];
  });
  const outcomes = Object.entries(results).map(([name, { label }]) => {
    const text = resultText(found[name]!, unitOf(calculator, name, units));
    return line(1, `得 ${label.zh}：${text.zh}`, `gives ${label.en}: ${text.en}`);
  });
  return {
    lines: [
      line(0, `${title.zh}：${formula.zh}`, `${title.en}: ${formula.en}`),
      line(1, `给定 ${givenText}`, `given ${givenText}`),
      ...rules,
      ...outcomes,
    ],
  };
}

/** What was given, in one line, as the file writes it. */
function textOf(value: SourceValue | undefined): string {
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  if (Array.isArray(value)) return `[${value.map(textOf).join('; ')}]`;
  return Object.entries(value)
    .map(([key, item]) => {
      const inner = textOf(item);
      return typeof item === 'object' && item !== null && !Array.isArray(item)
        ? `${key} {${inner}}`
        : `${key} ${inner}`;
    })
    .join(', ');
}

function resultText(found: Found, unit: CaseUnit) {
  const parts: [string, FoundLeaf][] =
    found instanceof Map
      ? [...(found as ReadonlyMap<string, FoundLeaf>)]
      : Array.isArray(found)
        ? (found as readonly FoundLeaf[]).map((one, i): [string, FoundLeaf] => [`${i + 1}`, one])
        : [['', found as FoundLeaf]];
  const text = (language: 'zh' | 'en') =>
    parts
      .map(([part, value]) => `${part === '' ? '' : `${part} `}${leafText(value, unit, language)}`)
      .join(language === 'zh' ? '，' : ', ');
  return { zh: text('zh'), en: text('en') };
}

function leafText(value: FoundLeaf, unit: CaseUnit, language: 'zh' | 'en'): string {
  if (value === null) return { zh: '无', en: 'none' }[language];
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  return `${shortText(inUnit(toFraction(value), unit))} ${unit.label[language]}`.trim();
}

/** The unit a result is shown in: one the case writes, else the customary one. */
function unitOf({ results }: Calculator, name: string, used: readonly CaseUnit[]): CaseUnit {
  const keys = Object.keys(results[name]!.keys(name));
  return [...used, ...CASE_UNITS].find(({ suffix }) => keys.includes(name + suffix))!;
}
