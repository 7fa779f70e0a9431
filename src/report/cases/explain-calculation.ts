import type { WhyUnit } from '../../ledger/why.ts';
import { quantity } from '../../ledger/why-terms.ts';
import type { Label } from '../../rules/rule.ts';
import type { RuleAnswer, RuleBook } from '../../rules/rule-book.ts';
import type { Calculator, Found, FoundLeaf } from '../../scenario/cases/calculator.ts';
import type { FigureDimension } from '../../scenario/cases/case-units.ts';
import type { SourceValue } from '../../scenario/source-tree.ts';
import { Citations } from '../explain/citations.ts';
import { type Explanation, step } from '../explain/explanation.ts';
import { fill, same } from '../explain/label-text.ts';
import { toFraction } from './match-value.ts';

const GIVEN: Label = { zh: '给定 {0}', en: 'given {0}' };
const GIVES: Label = { zh: '得出 {0}', en: 'gives {0}' };
const IS: Label = { zh: '{0}：{1}', en: '{0}: {1}' };
const NONE: Label = { zh: '无', en: 'none' };

const UNITS: Readonly<Record<FigureDimension, WhyUnit>> = {
  money: 'fen',
  area: 'm2',
  capacity: 'kg',
  areaPrice: 'fenPerM2',
  capacityPrice: 'fenPerKg',
  number: 'count',
};

/** What a calculation rests on: the formula, what it was given, the rules, every result. */
export function explainCalculation(
  { title, formula, results }: Calculator,
  given: SourceValue | undefined,
  answers: readonly RuleAnswer[],
  found: Readonly<Record<string, Found>>,
  book: RuleBook,
): Explanation {
  const outcomes = Object.entries(results).map(([name, { label, dimension }]) =>
    outcome(fill(GIVES, label), found[name]!, dimension),
  );
  return step(title, {
    notes: [formula, fill(GIVEN, same(textOf(given)))],
    terms: [...ruleSteps(answers, book), ...outcomes],
  });
}

/** Every value that was asked of the rules, once. */
function ruleSteps(answers: readonly RuleAnswer[], book: RuleBook): Explanation[] {
  const citations = new Citations(book);
  const asked = new Map(answers.map((one) => [`${one.rule.id} ${one.key} ${one.day}`, one]));
  return [...asked.values()].map(({ rule, key, day, value }) =>
    step(rule.title, {
      amount:
        rule.unit === null
          ? null
          : quantity(BigInt(value.numerator), BigInt(value.denominator), rule.unit),
      rule: citations.value(rule.id, key, day),
    }),
  );
}

function outcome(label: Label, found: Found, dimension: FigureDimension | null): Explanation {
  if (found instanceof Map || Array.isArray(found)) {
    const parts =
      found instanceof Map
        ? [...(found as ReadonlyMap<string, FoundLeaf>)]
        : (found as readonly FoundLeaf[]).map((one, i) => [String(i + 1), one] as const);
    return step(label, { terms: parts.map(([name, one]) => leaf(same(name), one, dimension)) });
  }
  return leaf(label, found as FoundLeaf, dimension);
}

function leaf(label: Label, value: FoundLeaf, dimension: FigureDimension | null): Explanation {
  if (value === null) return step(fill(IS, label, NONE));
  if (typeof value === 'string' || typeof value === 'boolean' || dimension === null) {
    return step(fill(IS, label, same(String(value))));
  }
  const { n, d } = toFraction(value);
  return step(label, { amount: quantity(n, d, UNITS[dimension]) });
}

/** What was given, in one line, as the file writes it. */
function textOf(value: SourceValue | undefined): string {
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  if (Array.isArray(value)) return `[${value.map(textOf).join('; ')}]`;
  return Object.entries(value)
    .map(([key, item]) => {
      const isMap = typeof item === 'object' && item !== null && !Array.isArray(item);
      return isMap ? `${key} {${textOf(item)}}` : `${key} ${textOf(item)}`;
    })
    .join(', ');
}
