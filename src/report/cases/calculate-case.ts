import { type RuleAnswer, type RuleBook, RuleGapError } from '../../rules/rule-book.ts';
import { type Calculator, type Found, resultOfKey } from '../../scenario/cases/calculator.ts';
import { CALCULATORS } from '../../scenario/cases/calculators.ts';
import type { WrittenCase } from '../../scenario/cases/case-file.ts';
import type { Calculation } from '../../scenario/cases/case-schema.ts';
import type { Expected } from '../../scenario/cases/expected-value.ts';
import { InputError, type InputProblem } from '../../scenario/input-error.ts';
import { nearest } from '../../scenario/nearest.ts';
import { problemAt } from '../../scenario/source-problem.ts';
import {
  foundText,
  type SourcePath,
  type SourceTree,
  valueAt,
} from '../../scenario/source-tree.ts';
import { formatDay } from '../../units/day.ts';
import { InvariantError } from '../../units/invariant.ts';
import { explainCalculation } from './explain-calculation.ts';
import type { Finding } from './finding.ts';
import { foundValue, matches, partOf } from './match-value.ts';

/**
 * Calls every rule a case names and holds what it says against what the case expects.
 *
 * @throws InputError when a rule cannot be applied to what it is given.
 */
export function calculateCase({ tree, calculate }: WrittenCase, book: RuleBook): Finding[] {
  return calculate.flatMap((calculation, index) => {
    const calculator = CALCULATORS.find(({ id }) => id === calculation.rule)!;
    const at = ['calculate', index];
    const answers: RuleAnswer[] = [];
    const found = apply(
      calculator,
      calculation,
      book.fresh((answer) => answers.push(answer)),
      {
        ...{ tree, at },
      },
    );
    return findingsOf(calculator, calculation, found, { tree, at, answers, book });
  });
}

interface Place {
  readonly tree: SourceTree;
  readonly at: SourcePath;
}

function apply(
  calculator: Calculator,
  { given }: Calculation,
  book: RuleBook,
  place: Place,
): Readonly<Record<string, Found>> {
  try {
    return calculator.calculate(given, book);
  } catch (error) {
    if (error instanceof RuleGapError) throw new InputError([gapProblem(error, book, place)]);
    if (error instanceof InvariantError) throw new InputError([misfit(error, calculator, place)]);
    throw error;
  }
}

function findingsOf(
  calculator: Calculator,
  { note, expect }: Calculation,
  found: Readonly<Record<string, Found>>,
  { tree, at, answers, book }: Place & { answers: readonly RuleAnswer[]; book: RuleBook },
): Finding[] {
  const given = valueAt(tree.root, [...at, 'given']);
  return Object.entries(expect).flatMap(([key, expected]) => {
    if (expected === undefined) return [];
    const result = resultOfKey(calculator, key);
    const leaves: [SourcePath, Expected, Found | undefined][] =
      expected.kind === 'many'
        ? [...expected.items].map(([part, leaf]) => [
            [key, part],
            leaf,
            partOf(found[result]!, part),
          ])
        : [[[key], expected, found[result]]];
    return leaves.map(([path, leaf, value]): Finding => {
      const foundLeaf = foundValue(value as never, leaf);
      return {
        path: [...at, 'expect', ...path],
        about: calculator.id,
        name: note ?? calculator.results[result]!.label,
        expected: leaf,
        found: foundLeaf,
        passed: matches(leaf, foundLeaf),
        notes: [],
        explain: () => [explainCalculation(calculator, given, answers, found, book)],
      };
    });
  });
}

/** A date or key the rules have nothing for, with the nearest key they have. */
function gapProblem(error: RuleGapError, book: RuleBook, { tree, at }: Place): InputProblem {
  const { rule: id, key, day } = error;
  const rule = book.rule(id);
  const path = [...at, 'given'];
  const on = formatDay(day);
  if (rule === undefined) {
    const ids = [...book.rules()].map((one) => one.id);
    const near = nearest(id, ids);
    return problemAt(
      tree,
      path,
      { zh: '已有的规则', en: 'a rule there is' },
      {
        zh: `没有规则“${id}”${near === null ? '' : `；是否想写“${near}”？`}`,
        en: `there is no rule "${id}"${near === null ? '' : `; did you mean "${near}"?`}`,
      },
      id,
    );
  }
  const keys = [...new Set(rule.values.map((value) => value.key))];
  const near = keys.includes(key) ? null : nearest(key, keys);
  const shown = keys.filter((one) => one !== '').slice(0, 24);
  return problemAt(
    tree,
    path,
    {
      zh: `规则有数值的日期和键${shown.length === 0 ? '' : `（${shown.join('、')}）`}`,
      en: `a day and key it has a value for${shown.length === 0 ? '' : ` (${shown.join(', ')})`}`,
    },
    {
      zh: `规则 ${id} 没有这个数值${near === null ? '' : `；是否想写“${near}”？`}`,
      en: `the rule ${id} has no such value${near === null ? '' : `; did you mean "${near}"?`}`,
    },
    `${on}${key === '' ? '' : ` ${key}`}`,
  );
}

/** What is given fits its fields but not the rule, e.g. more basic farmland than farmland. */
function misfit(error: InvariantError, { title }: Calculator, { tree, at }: Place): InputProblem {
  const path = [...at, 'given'];
  return problemAt(
    tree,
    path,
    { zh: `“${title.zh}”可以计算的数值`, en: `values ${title.en} can be worked out for` },
    {
      zh: `这些数值彼此不合（${error.code}）`,
      en: `these values do not go together (${error.code})`,
    },
    foundText(valueAt(tree.root, path)),
  );
}
