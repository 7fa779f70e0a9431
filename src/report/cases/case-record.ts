import { exactText } from '../../scenario/cases/exact-number.ts';
import { pathText } from '../../scenario/source-tree.ts';
import type { Finding } from './finding.ts';
import { differenceOf } from './match-value.ts';
import type { CaseResult } from './run-cases.ts';
import { expectedText, foundText } from './value-text.ts';

/** The outcome of some cases for machines; what passed without its explanation. */
export function caseRecords(results: readonly CaseResult[]): readonly object[] {
  return results.map(({ file, written, findings, passed }) => ({
    file: file.file.name,
    line: written.line,
    title: written.title,
    passed,
    checks: findings.length,
    failures: findings.filter((finding) => !finding.passed).map(findingRecord),
  }));
}

function findingRecord(finding: Finding): object {
  const { path, about, name, expected, found, notes } = finding;
  const gap = expected === null ? null : differenceOf(expected, found);
  return {
    path: pathText(path),
    about,
    name,
    expected: expected === null ? null : expectedText(expected),
    found: foundText(found, expected),
    difference: gap === null ? null : exactText(gap),
    notes,
    explanation: finding.explain(),
  };
}
