import type { Rule } from '../../rules/rule.ts';
import { RuleBook } from '../../rules/rule-book.ts';
import { withVariants } from '../../rules/rule-variant.ts';
import type { EngineData } from '../engine-data.ts';
import { InputError, type InputProblem } from '../input-error.ts';
import { strictMap } from '../leaf-schema.ts';
import { readOverrides } from '../override-file.ts';
import { readChoices } from '../rule-choice-file.ts';
import { scenarioSchema } from '../scenario-schema.ts';
import { schemaProblems } from '../schema-problem.ts';
import { wrongValue } from '../source-problem.ts';
import type { WrittenCase } from './case-file.ts';

const A_SCENARIO = {
  zh: '情景文件，如 scenario: ../baseline.yaml',
  en: 'a scenario file, such as scenario: ../baseline.yaml',
};

/** What a case may say of the rules without a scenario. */
const RULE_KEYS = ['overrides', 'choices', 'variants'] as const;
const {
  overrides: overridesLeaf,
  choices: choicesLeaf,
  variants: variantsLeaf,
} = scenarioSchema.shape;
const rulesAlone = strictMap({
  ...{ overrides: overridesLeaf, choices: choicesLeaf, variants: variantsLeaf },
});

/**
 * The rules as a case without a scenario has them: it can change rules and call them, not run.
 *
 * @throws InputError when it says more than that, or says it wrong.
 */
export function rulesAloneOf(
  { tree, overlay, deals, expect }: WrittenCase,
  data: EngineData,
): RuleBook {
  const rules = new Map<string, Rule>(data.rules.map((rule) => [rule.id, rule]));
  const known = { rules, onRecord: data.onRecord, levers: data.levers };
  const given = Object.entries(overlay).filter(([key]) => isRuleKey(key));
  const shape = rulesAlone.safeParse(Object.fromEntries(given));
  const { overrides, problems } = readOverrides(tree, known);
  const { choices, variants, problems: choiceProblems } = readChoices(tree, known);
  const wrong: InputProblem[] = [
    ...(shape.success ? [] : schemaProblems(tree, shape.error.issues)),
    ...[...problems, ...choiceProblems],
  ];
  if (deals !== undefined || expect !== null || given.length < Object.keys(overlay).length) {
    wrong.push(wrongValue(tree, ['scenario'], A_SCENARIO));
  }
  if (wrong.length > 0) throw new InputError(wrong);
  return new RuleBook(withVariants(data.rules, variants), overrides, choices);
}

function isRuleKey(key: string): boolean {
  return (RULE_KEYS as readonly string[]).includes(key);
}
