import type { Label, Rule, RuleChoice } from '../rules/rule.ts';
import type { Ratio } from '../units/ratio.ts';
import type { InputProblem } from './input-error.ts';
import { type KnownRules, unknownRule } from './known-rules.ts';
import { describeOverrideValue, readOverrideValue } from './override-value.ts';
import { choiceSchema } from './scenario-schema.ts';
import { problemAt, unknownChoice, unknownKey } from './source-problem.ts';
import { isSourceMap, type SourcePath, type SourceTree, valueAt } from './source-tree.ts';

/** What a scenario decides about rules, and what is wrong with what cannot be used. */
export interface ChoiceReading {
  readonly choices: readonly RuleChoice[];
  /** The reading chosen of each rule whose sources conflict. */
  readonly variants: ReadonlyMap<string, string>;
  readonly problems: readonly InputProblem[];
}

/**
 * Reads `choices:` and `variants:` against the rules there are. Items the schema refuses are left
 * to it.
 */
export function readChoices(tree: SourceTree, known: KnownRules): ChoiceReading {
  const { rules } = known;
  const problems: InputProblem[] = [];
  const choices: RuleChoice[] = [];
  for (const [id, item] of entriesAt(tree, 'choices')) {
    const path = ['choices', id];
    const given = choiceSchema.safeParse(item);
    const rule = rules.get(id);
    if (rule === undefined) problems.push(unknownRule(tree, path, id, known));
    if (rule === undefined || !given.success) continue;
    const { choice, with: replacement, reason } = given.data;
    const values = readReplacement(tree, [...path, 'with'], rule, replacement, problems);
    problems.push(...choiceProblems(tree, path, rule, choice, replacement !== undefined));
    choices.push({ rule: id, choice, values, reason });
  }
  return { choices, variants: readVariants(tree, rules, problems), problems };
}

function entriesAt(tree: SourceTree, key: string) {
  const map = valueAt(tree.root, [key]);
  return isSourceMap(map) ? Object.entries(map) : [];
}

function readVariants(
  tree: SourceTree,
  rules: ReadonlyMap<string, Rule>,
  problems: InputProblem[],
): ReadonlyMap<string, string> {
  const conflicting = [...rules.values()].filter(({ variants }) => variants.length > 0);
  const variants = new Map<string, string>();
  for (const [id, name] of entriesAt(tree, 'variants')) {
    const rule = conflicting.find((candidate) => candidate.id === id);
    if (rule === undefined) {
      const ids = conflicting.map((candidate) => candidate.id);
      problems.push(unknownKey(tree, ['variants', id], ids));
    } else if (rule.variants.some((variant) => variant.id === name)) {
      variants.set(id, String(name));
    } else {
      const ids = rule.variants.map((variant) => variant.id);
      problems.push(unknownChoice(tree, ['variants', id], ids));
    }
  }
  return variants;
}

function readReplacement(
  tree: SourceTree,
  path: SourcePath,
  rule: Rule,
  given: string | Readonly<Record<string, string>> | undefined,
  problems: InputProblem[],
): ReadonlyMap<string, Ratio> {
  const values = new Map<string, Ratio>();
  if (given === undefined || rule.unit === null) return values;
  const keys = [...new Set(rule.values.map(({ key }) => key))];
  const cells: [string, string, SourcePath][] =
    typeof given === 'string'
      ? [['', given, path]]
      : Object.entries(given).map(([key, text]) => [key, text, [...path, key]]);
  for (const [key, text, at] of cells) {
    const value = readOverrideValue(text, rule.unit);
    if (key !== '' && !keys.includes(key)) problems.push(unknownKey(tree, at, keys));
    else if (value !== null) values.set(key, value);
    else {
      const message: Label = { zh: '规则不能取这个值', en: 'the rule cannot take this value' };
      problems.push(problemAt(tree, at, describeOverrideValue(rule.unit), message));
    }
  }
  return values;
}

function choiceProblems(
  tree: SourceTree,
  path: SourcePath,
  rule: Rule,
  choice: RuleChoice['choice'],
  replaced: boolean,
): InputProblem[] {
  const open = rule.expires !== null || rule.status === 'assumption';
  if (!open) {
    return [
      problemAt(
        tree,
        path,
        {
          zh: '有失效日期或标为假设的规则；要改数值请用 overrides',
          en: 'a rule that expires or is an assumption; use overrides to change a value',
        },
        {
          zh: '这条规则仍然有效，无须决定',
          en: 'this rule is in force: there is nothing to decide',
        },
      ),
    ];
  }
  if (choice === 'lapse' && rule.lapsesTo === null) {
    const message = { zh: '这条规则不能失效', en: 'the mechanism cannot do without this rule' };
    return [problemAt(tree, [...path, 'choice'], EXTEND_OR_REPLACE, message)];
  }
  if ((choice === 'replace') === replaced) return [];
  const message: Label = replaced
    ? { zh: '只有 replace 才写 with', en: 'only replace takes with' }
    : { zh: '没有写替代的数值', en: 'the value that takes its place is missing' };
  return [problemAt(tree, [...path, 'with'], WITH, message)];
}

const EXTEND_OR_REPLACE: Label = { zh: 'extend 或 replace', en: 'extend or replace' };
const WITH: Label = {
  zh: 'choice: replace 与 with（替代的数值）同时写',
  en: 'choice: replace together with the value that takes its place',
};
