import { parseIsoDay, yearOf } from '../../units/day.ts';
import type { InputProblem } from '../input-error.ts';
import { problemAt } from '../source-problem.ts';
import { isSourceMap, type SourcePath, type SourceTree, type SourceValue } from '../source-tree.ts';

/** Baselines by year that leave out a year of the run: its stock would be shared as increment. */
export function baselineProblems(tree: SourceTree): InputProblem[] {
  const [start, end] = ['start', 'end'].map((key) => {
    const text = tree.root[key];
    return typeof text === 'string' ? parseIsoDay(text) : null;
  });
  if (start == null || end == null) return [];
  const problems: InputProblem[] = [];
  for (const [path, baselines] of baselinesIn(tree.root['sharing'], ['sharing'])) {
    for (const [owner, years] of Object.entries(baselines)) {
      if (!isSourceMap(years)) continue;
      const missing = [];
      for (let year = yearOf(start); year <= yearOf(end); year += 1) {
        if (!Object.hasOwn(years, String(year))) missing.push(year);
      }
      if (missing.length === 0) continue;
      const [first] = missing;
      const expected = { zh: `${missing.join('、')} 年`, en: `the year ${missing.join(', ')}` };
      const message = {
        zh: `${owner} 在 ${first} 年没有存量，这一年的全部收入会当作增量`,
        en: `${owner} has no baseline in ${first}: all of that year would count as increment`,
      };
      problems.push(problemAt(tree, [...path, owner], expected, message));
    }
  }
  return problems;
}

/** Every map of baselines in a sharing rule, with its path. */
function* baselinesIn(
  value: SourceValue | undefined,
  path: SourcePath,
): Generator<[SourcePath, Readonly<Record<string, SourceValue>>]> {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) yield* baselinesIn(item, [...path, i]);
  } else if (isSourceMap(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (key === 'baselineWanYuan' && isSourceMap(item)) yield [[...path, key], item];
      else yield* baselinesIn(item, [...path, key]);
    }
  }
}
