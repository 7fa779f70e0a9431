import { run } from '../../engine/run.ts';
import type { RunInput } from '../../engine/run-input.ts';
import type { Label } from '../../rules/rule.ts';
import type { ExpectedRun, WrittenCase } from '../../scenario/cases/case-file.ts';
import { runTable } from '../../scenario/cases/run-tables.ts';
import { InputError } from '../../scenario/input-error.ts';
import { type CaseRun, caseRun } from './case-run.ts';
import { figureFindings } from './compare-figures.ts';
import { picks, rowFindings } from './compare-rows.ts';
import type { Finding } from './finding.ts';
import { nameProblems } from './name-problems.ts';
import { surplusFinding } from './row-notes.ts';

/**
 * Runs what a case describes and holds every row and figure it expects against the result.
 *
 * @param codeNames names of the category codes
 * @throws InputError when it names a deal, an account, a rule or a figure there is not.
 */
export function compareRun(
  { expect, tree }: WrittenCase,
  input: RunInput,
  codeNames: ReadonlyMap<string, Label>,
): Finding[] {
  if (expect === null) return [];
  const done = caseRun(input, run(input), codeNames);
  const problems = nameProblems(tree, expect, done);
  if (problems.length > 0) throw new InputError(problems);
  return [...tableFindings(expect, done), ...figureFindings(tree, expect, done)];
}

function tableFindings({ tables, complete }: ExpectedRun, done: CaseRun): Finding[] {
  const rows = [...tables].flatMap(([id, expected]) => {
    const table = runTable(id);
    const found = table.rowsOf(done.result);
    return expected.flatMap((row, i) => rowFindings(table, row, ['expect', id, i], found, done));
  });
  const rest = complete.map((id) => {
    const expected = tables.get(id) ?? [];
    const found = runTable(id).rowsOf(done.result);
    const surplus = found.filter((row) => !expected.some(({ names }) => picks(names, row)));
    return surplusFinding(runTable(id), surplus);
  });
  return [...rows, ...rest];
}
