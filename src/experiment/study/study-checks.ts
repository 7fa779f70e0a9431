import type { Lever } from '../../rules/lever.ts';
import type { Label } from '../../rules/rule.ts';
import type { InputProblem } from '../../scenario/input-error.ts';
import { scenarioSchema } from '../../scenario/scenario-schema.ts';
import { problemAt, unknownChoice, unknownKey, wrongValue } from '../../scenario/source-problem.ts';
import type { SourceTree } from '../../scenario/source-tree.ts';
import { countValues } from '../design/dimension.ts';
import { MOST_SOBOL_DIMENSIONS } from '../design/sobol-sequence.ts';
import type { StudyDimension } from './study.ts';
import { isDimensionName, type StudyContent } from './study-schema.ts';

/** What the base scenario alone decides: files, the period and the seed. */
const FIXED_KEYS = ['deals', 'opening', 'start', 'end', 'seed', 'extends', 'levers'];

const VARIED_KEYS = Object.keys(scenarioSchema.shape).filter((key) => !FIXED_KEYS.includes(key));

/** What is wrong with what the dimensions are called and act on. */
export function dimensionProblems(
  tree: SourceTree,
  dimensions: readonly StudyDimension[],
  levers: readonly Lever[],
): InputProblem[] {
  const seen = new Set<string>();
  return dimensions.flatMap(({ name, at, target }): InputProblem[] => {
    const again = seen.has(name);
    seen.add(name);
    if (again || !isDimensionName(name) || RESERVED.includes(name)) {
      return [problemAt(tree, at, NAME, { zh: '不能这样命名', en: 'not a usable name' }, name)];
    }
    if (target.kind === 'lever') {
      const known = levers.flatMap(({ id, code }) => [id, code]);
      const ids = levers.map(({ id }) => id);
      return known.includes(target.lever) ? [] : [unknownChoice(tree, [...at, 'lever'], ids)];
    }
    if (target.kind === 'path') {
      const known = VARIED_KEYS.includes(target.path[0] ?? '');
      return known ? [] : [unknownChoice(tree, [...at, 'path'], VARIED_KEYS)];
    }
    return Object.entries(target.overlays).flatMap(([option, overlay]) =>
      Object.keys(overlay)
        .filter((key) => !VARIED_KEYS.includes(key))
        .map((key) => unknownKey(tree, [...at, 'choices', option, key], VARIED_KEYS)),
    );
  });
}

/** Columns the results have anyway. */
export const RESERVED = ['row', 'point', 'replicate', 'status', 'code', 'reason'];

const NAME: Label = {
  zh: `字母开头的名称，不重复，也不用 ${RESERVED.join('、')}`,
  en: `a name of its own that starts with a letter, and none of ${RESERVED.join(', ')}`,
};

/** What is wrong with a design's sizes, or the rows of a list. */
export function sizeProblems(
  tree: SourceTree,
  { design }: StudyContent,
  dimensions: readonly StudyDimension[],
): InputProblem[] {
  const { kind, size, levels, rows } = design;
  const at = (key: string) => ['design', key];
  if (kind === 'list') return listProblems(tree, rows, dimensions);
  if (kind === 'grid') {
    const points = dimensions.reduce(
      (product, { values }) => product * Math.min(countValues(values), levels ?? Infinity),
      1,
    );
    return points <= MOST_POINTS ? [] : [problemAt(tree, ['design'], FEWER, TOO_MANY, `${points}`)];
  }
  const problems: InputProblem[] = [];
  if (size === undefined) problems.push(wrongValue(tree, at('size'), SIZE));
  if (kind === 'morris' && levels !== undefined && levels % 2 === 1) {
    problems.push(wrongValue(tree, at('levels'), EVEN));
  }
  const width = kind === 'saltelli' ? 2 * dimensions.length : dimensions.length;
  if ((kind === 'sobol' || kind === 'saltelli') && width > MOST_SOBOL_DIMENSIONS) {
    problems.push(problemAt(tree, at('kind'), FEW_DIMENSIONS, TOO_MANY, `${dimensions.length}`));
  }
  return problems;
}

const MOST_POINTS = 10_000_000;
const TOO_MANY: Label = { zh: '太多了', en: 'too many' };
const FEWER: Label = {
  zh: '至多一千万个点；用 step 或 levels 减少取值',
  en: 'ten million points at most; use step or levels for fewer values',
};
const SIZE: Label = { zh: '这种设计要写 size（点数）', en: 'the size this design needs' };
const EVEN: Label = { zh: '偶数', en: 'an even number' };
const FEW_DIMENSIONS: Label = {
  zh: `sobol 至多 ${MOST_SOBOL_DIMENSIONS} 项，saltelli 至多 ${MOST_SOBOL_DIMENSIONS / 2} 项`,
  en: `${MOST_SOBOL_DIMENSIONS} dimensions at most for sobol, half for saltelli`,
};

function listProblems(
  tree: SourceTree,
  rows: StudyContent['design']['rows'],
  dimensions: readonly StudyDimension[],
): InputProblem[] {
  if (rows === undefined) {
    return [wrongValue(tree, ['design', 'rows'], { zh: '一行一个点', en: 'one row a point' })];
  }
  const names = dimensions.map(({ name }) => name);
  return rows.flatMap((row, i) => {
    const at = ['design', 'rows', i];
    const strange = Object.keys(row).filter((key) => !names.includes(key));
    const missing = names.filter((name) => !Object.hasOwn(row, name));
    const choices = dimensions.flatMap(({ name, target }) => {
      if (target.kind !== 'choices' || missing.includes(name)) return [];
      const options = Object.keys(target.overlays);
      const known = options.includes(String(row[name]));
      return known ? [] : [unknownChoice(tree, [...at, name], options)];
    });
    return [
      ...strange.map((key) => unknownKey(tree, [...at, key], names)),
      ...missing.map((name) => wrongValue(tree, [...at, name], { zh: '取值', en: 'a value' })),
      ...choices,
    ];
  });
}
