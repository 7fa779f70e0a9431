import type { Lever } from '../rules/lever.ts';
import type { Label, Rule } from '../rules/rule.ts';
import type { InputProblem } from './input-error.ts';
import { problemAt, unknownChoice, unknownKey } from './source-problem.ts';
import type { SourcePath, SourceTree } from './source-tree.ts';

/** What a scenario may name: rules the engine computes with, and the levers that move them. */
export interface KnownRules {
  readonly rules: ReadonlyMap<string, Rule>;
  /** Rules that are only on record. */
  readonly onRecord: readonly string[];
  readonly levers: readonly Lever[];
}

/** A rule that cannot be named here: one only on record, or none at all (with the nearest). */
export function unknownRule(
  tree: SourceTree,
  path: SourcePath,
  id: string,
  { rules, onRecord }: KnownRules,
): InputProblem {
  if (onRecord.includes(id)) return problemAt(tree, path, MODELLED, ONLY_ON_RECORD, id);
  const names = [...rules.keys()];
  return path.at(-1) === 'rule' ? unknownChoice(tree, path, names) : unknownKey(tree, path, names);
}

const MODELLED: Label = {
  zh: '引擎用到的规则（czt rules list --modelled yes）',
  en: 'a rule the engine computes with (czt rules list --modelled yes)',
};
const ONLY_ON_RECORD: Label = {
  zh: '这条规则只是登记在册，引擎不用它计算',
  en: 'this rule is only on record: the engine does not compute with it',
};
