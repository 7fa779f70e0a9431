import type { Label, Rule } from '../rules/rule.ts';
import type { InputProblem } from './input-error.ts';
import { nearest } from './nearest.ts';
import type { RuleText } from './rule-schema.ts';
import type { YamlText } from './yaml-text.ts';

const DATE_ORDER: Label = { zh: '日期按先后', en: 'dates in order' };
const REASON: Label = { zh: 'why：为什么不（全）模拟', en: 'why: the reason it is not modelled' };

/** What the parts of one rule file say together: its name, its dates, its reasons. */
export function ruleProblems(yaml: YamlText<RuleText>, file: string): InputProblem[] {
  return [...idProblems(yaml, file), ...dateProblems(yaml), ...reasonProblems(yaml)];
}

function idProblems(yaml: YamlText<RuleText>, file: string): InputProblem[] {
  const name = file.split(/[\\/]/).at(-1)!;
  if (name === `${yaml.value.id}.yaml`) return [];
  const expected = { zh: `与文件名一致：${name}`, en: `the name of the file, ${name}` };
  const message = { zh: 'id 与文件名不符', en: 'the id is not the name of the file' };
  return [yaml.problem(['id'], expected, message)];
}

function dateProblems(yaml: YamlText<RuleText>): InputProblem[] {
  const { effective, expires, values } = yaml.value;
  const problems: InputProblem[] = [];
  if (expires !== undefined && effective !== undefined && expires < effective) {
    const message = { zh: '失效早于生效', en: 'expires before it takes effect' };
    problems.push(yaml.problem(['expires'], DATE_ORDER, message));
  }
  for (const [i, { from, to }] of values.entries()) {
    if (effective !== undefined && from < effective) {
      const message = { zh: '数值早于规则生效', en: 'a value from before the rule takes effect' };
      problems.push(yaml.problem(['values', i, 'from'], DATE_ORDER, message));
    }
    if (to !== undefined && to < from) {
      const message = { zh: '止期早于起期', en: 'ends before it begins' };
      problems.push(yaml.problem(['values', i, 'to'], DATE_ORDER, message));
    }
  }
  return problems;
}

function reasonProblems(yaml: YamlText<RuleText>): InputProblem[] {
  const { modelled, why } = yaml.value;
  if (modelled === 'yes' || why !== undefined) return [];
  const message = { zh: '没有写明原因', en: 'it does not say why' };
  return [yaml.problem(['modelled'], REASON, message)];
}

/** A rule that was read, and its file to point into. */
export interface ReadRule {
  readonly rule: Rule;
  readonly yaml: YamlText<RuleText>;
}

/** References between rules that lead nowhere, each with the nearest rule there is. */
export function referenceProblems(read: readonly ReadRule[]): InputProblem[] {
  const ids = read.map(({ rule }) => rule.id);
  const known = new Set(ids);
  return read.flatMap(({ rule, yaml }) =>
    rule.see.flatMap((id, i) => {
      if (known.has(id)) return [];
      const near = nearest(id, ids);
      const hint: Label =
        near === null
          ? { zh: '', en: '' }
          : { zh: `；是否想写“${near}”？`, en: `; did you mean "${near}"?` };
      const message = { zh: `没有这条规则${hint.zh}`, en: `there is no such rule${hint.en}` };
      const expected = { zh: '登记册里的规则', en: 'a rule of the register' };
      return [yaml.problem(['see', i], expected, message)];
    }),
  );
}
