import { run } from '../../engine/run.ts';
import type { RunInput } from '../../engine/run-input.ts';
import type { Label } from '../../rules/rule.ts';
import type { ExpectedRun, WrittenCase } from '../../scenario/cases/case-file.ts';
import { runTable } from '../../scenario/cases/run-tables.ts';
import { InputError, type InputProblem } from '../../scenario/input-error.ts';
import { unknownChoice } from '../../scenario/source-problem.ts';
import type { SourceTree } from '../../scenario/source-tree.ts';
import { type CaseRun, caseRun } from './case-run.ts';
import { figureFindings } from './compare-figures.ts';
import { picks, rowFindings } from './compare-rows.ts';
import type { Finding } from './finding.ts';
import { surplusFinding } from './row-notes.ts';

/**
 * Runs what a case describes and holds every row and figure it expects against the result.
 *
 * @param codeNames names of the category codes
 * @throws InputError when it names a deal, a rule or a figure there is not.
 */
export function compareRun(
  { expect, tree }: WrittenCase,
  input: RunInput,
  codeNames: ReadonlyMap<string, Label>,
): Finding[] {
  if (expect === null) return [];
  const problems = nameProblems(tree, expect, input);
  if (problems.length > 0) throw new InputError(problems);
  const done = caseRun(input, run(input), codeNames);
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

function nameProblems(tree: SourceTree, expect: ExpectedRun, input: RunInput): InputProblem[] {
  const choices: Readonly<Record<string, readonly string[]>> = {
    deal: input.deals.map(({ id }) => id),
    rule: [...input.rules.rules()].map(({ id }) => id),
  };
  return [...expect.tables].flatMap(([id, rows]) =>
    rows.flatMap(({ names }, index) =>
      Object.entries(choices).flatMap(([name, known]) => {
        const word = names[name];
        if (word === undefined || word === '' || known.includes(word)) return [];
        return [unknownChoice(tree, ['expect', id, index, name], known)];
      }),
    ),
  );
}
