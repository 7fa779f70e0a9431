import { withoutCooperation } from '../../engine/alone.ts';
import { run } from '../../engine/run.ts';
import type { RunInput } from '../../engine/run-input.ts';
import type { RunResult } from '../../engine/run-result.ts';
import { fraction } from '../../rules/fraction.ts';
import type { ExpectedRun, WrittenCase } from '../../scenario/cases/case-file.ts';
import type { ExpectedRow } from '../../scenario/cases/case-schema.ts';
import { asExpected, dimensionOfFigure } from '../../scenario/cases/figure-value.ts';
import { type RunRow, type RunTable, runTable } from '../../scenario/cases/run-tables.ts';
import { InputError, type InputProblem } from '../../scenario/input-error.ts';
import { problemAt, unknownChoice, unknownKey } from '../../scenario/source-problem.ts';
import type { SourcePath, SourceTree } from '../../scenario/source-tree.ts';
import { summarise } from '../summarise.ts';
import { explainRows } from './explain-rows.ts';
import { NO_EXPLANATION } from './explanation.ts';
import type { Finding, FoundValue } from './finding.ts';
import { matches } from './match-value.ts';
import { missedNotes, surplusFinding } from './row-notes.ts';
import { summaryFigure } from './summary-figure.ts';

/**
 * Runs what a case describes and holds every row and figure it expects against the result.
 *
 * @throws InputError when it names a deal, a rule or a figure there is not.
 */
export function compareRun(written: WrittenCase, input: RunInput): Finding[] {
  const { expect, tree } = written;
  if (expect === null) return [];
  const result = run(input);
  const problems = nameProblems(tree, expect, input);
  if (problems.length > 0) throw new InputError(problems);
  const rows = [...expect.tables].flatMap(([id, expected]) => {
    const table = runTable(id);
    const found = table.rowsOf(result);
    const findings = expected.flatMap((row, i) =>
      rowFindings(table, row, ['expect', id, i], found, result, input),
    );
    if (!expect.complete.includes(id)) return findings;
    const surplus = found.filter((row) => !expected.some(({ names }) => picks(names, row)));
    return [...findings, surplusFinding(table, surplus)];
  });
  const unwritten = expect.complete.filter((id) => !expect.tables.has(id));
  const empty = unwritten.map((id) => surplusFinding(runTable(id), runTable(id).rowsOf(result)));
  return [...rows, ...empty, ...figureFindings(tree, expect, input, result)];
}

/** Whether a row of the run is one of those an expected row picks. */
function picks(names: Readonly<Record<string, string>>, row: RunRow): boolean {
  return Object.entries(names).every(([name, word]) => row.names[name] === word);
}

function rowFindings(
  table: RunTable,
  { names, amounts }: ExpectedRow,
  path: SourcePath,
  rows: readonly RunRow[],
  result: RunResult,
  input: RunInput,
): Finding[] {
  const about = Object.entries(names)
    .map(([name, word]) => `${name} ${word}`)
    .join(', ');
  const shared = { about, name: table.title };
  if (table.word !== null) {
    return [{ ...shared, ...wordFinding(table.word, names, path, rows, result, input) }];
  }
  const picked = rows.filter((row) => picks(names, row));
  const notes = missedNotes(names, rows, picked);
  const explain = () => explainRows(picked, result, input);
  return amounts.map(({ key, column, expected }) => {
    const sum = picked.reduce((total, row) => total + BigInt(row.amounts[column]!), 0n);
    const found: FoundValue = { kind: 'amount', dimension: 'money', base: fraction(sum) };
    const passed = matches(expected, found);
    return { ...shared, path: [...path, key], expected, found, passed, notes, explain };
  });
}

/** A row without money: one of the rows its other names pick must say its word. */
function wordFinding(
  column: string,
  names: Readonly<Record<string, string>>,
  path: SourcePath,
  rows: readonly RunRow[],
  result: RunResult,
  input: RunInput,
): Omit<Finding, 'about' | 'name'> {
  const { [column]: word = '', ...others } = names;
  const near = rows.filter((row) => picks(others, row));
  const words = [...new Set(near.map((row) => row.names[column]!))];
  const passed = words.includes(word);
  return {
    path: [...path, column],
    expected: { kind: 'word', word, unit: null },
    found: { kind: 'word', word: passed ? word : words.length === 0 ? null : words.join(', ') },
    ...{ passed, notes: missedNotes(others, rows, near) },
    explain: () => explainRows(near, result, input),
  };
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
        if (word === undefined || known.includes(word)) return [];
        return word === '' ? [] : [unknownChoice(tree, ['expect', id, index, name], known)];
      }),
    ),
  );
}

function figureFindings(
  tree: SourceTree,
  { figures }: ExpectedRun,
  input: RunInput,
  result: RunResult,
): Finding[] {
  if (figures.size === 0) return [];
  const summary = summarise(result, run(withoutCooperation(input)), {
    scenario: { id: '', title: { zh: '', en: '' } },
    ...{ synthetic: false, rejects: [], overrides: [], warnings: [] },
  });
  const problems: InputProblem[] = [];
  const findings: Finding[] = [];
  for (const [path, value] of figures) {
    const at = ['expect', 'figures', path];
    const lookup = summaryFigure(summary, path);
    if (!lookup.found) {
      problems.push(unknownKey(tree, at, lookup.choices));
      continue;
    }
    const dimension = dimensionOfFigure(lookup.name);
    const expected = asExpected(value, dimension);
    if (expected === null) {
      problems.push(problemAt(tree, at, OF_ITS_KIND, WRONG_UNIT));
      continue;
    }
    const found: FoundValue =
      typeof lookup.value === 'number' || typeof lookup.value === 'bigint'
        ? { kind: 'amount', dimension, base: fraction(BigInt(lookup.value)) }
        : { kind: 'word', word: String(lookup.value) };
    findings.push({
      ...{ path: at, about: '', name: null, expected, found, notes: [] },
      passed: matches(expected, found),
      explain: () => NO_EXPLANATION,
    });
  }
  if (problems.length > 0) throw new InputError(problems);
  return findings;
}

const OF_ITS_KIND = { zh: '与该项一致的单位', en: 'a unit of what the figure measures' };
const WRONG_UNIT = { zh: '单位与该项不符', en: 'the figure is not measured in this unit' };
