import { withoutCooperation } from '../../engine/alone.ts';
import { run } from '../../engine/run.ts';
import { fraction } from '../../rules/fraction.ts';
import type { ExpectedRun } from '../../scenario/cases/case-file.ts';
import {
  asExpected,
  dimensionOfFigure,
  type FigureValue,
} from '../../scenario/cases/figure-value.ts';
import { InputError, type InputProblem } from '../../scenario/input-error.ts';
import { problemAt, unknownKey } from '../../scenario/source-problem.ts';
import type { SourceTree } from '../../scenario/source-tree.ts';
import type { Summary } from '../summary.ts';
import { type CaseRun, caseSummary } from './case-run.ts';
import { explainFigure } from './explain-rows.ts';
import type { Finding, FoundValue } from './finding.ts';
import { matches } from './match-value.ts';
import { summaryFigure } from './summary-figure.ts';

/**
 * Holds the figures of the summary a case names against what they are.
 *
 * @throws InputError when there is no such figure, or it measures something else.
 */
export function figureFindings(
  tree: SourceTree,
  { figures }: ExpectedRun,
  done: CaseRun,
): Finding[] {
  if (figures.size === 0) return [];
  const summary = caseSummary(done.result, run(withoutCooperation(done.input)));
  const problems: InputProblem[] = [];
  const findings: Finding[] = [];
  for (const [path, value] of figures) {
    const found = figureFinding(tree, path, value, summary, done);
    if ('passed' in found) findings.push(found);
    else problems.push(found);
  }
  if (problems.length > 0) throw new InputError(problems);
  return findings;
}

function figureFinding(
  tree: SourceTree,
  path: string,
  value: FigureValue,
  summary: Summary,
  { traced }: CaseRun,
): Finding | InputProblem {
  const at = ['expect', 'figures', path];
  const lookup = summaryFigure(summary, path);
  if (!lookup.found) return unknownKey(tree, at, lookup.choices);
  const dimension = dimensionOfFigure(lookup.name);
  const expected = asExpected(value, dimension);
  if (expected === null) return problemAt(tree, at, OF_ITS_KIND, WRONG_UNIT);
  const found: FoundValue =
    typeof lookup.value === 'number' || typeof lookup.value === 'bigint'
      ? { kind: 'amount', dimension, base: fraction(BigInt(lookup.value)) }
      : { kind: 'word', word: String(lookup.value) };
  return {
    ...{ path: at, about: '', name: null, expected, found, notes: [] },
    passed: matches(expected, found),
    explain: () => explainFigure(traced(), path),
  };
}

const OF_ITS_KIND = { zh: '与该项一致的单位', en: 'a unit of what the figure measures' };
const WRONG_UNIT = { zh: '单位与该项不符', en: 'the figure is not measured in this unit' };
