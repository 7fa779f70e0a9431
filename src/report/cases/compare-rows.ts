import { fraction } from '../../rules/fraction.ts';
import type { ExpectedRow } from '../../scenario/cases/case-schema.ts';
import type { RunRow, RunTable } from '../../scenario/cases/run-table.ts';
import type { SourcePath } from '../../scenario/source-tree.ts';
import type { CaseRun } from './case-run.ts';
import { explainRows } from './explain-rows.ts';
import type { Finding, FoundValue } from './finding.ts';
import { matches } from './match-value.ts';
import { missedNotes } from './row-notes.ts';

/** Whether a row of the run is one of those an expected row picks. */
export function picks(names: Readonly<Record<string, string>>, row: RunRow): boolean {
  return Object.entries(names).every(([name, word]) => row.names[name] === word);
}

/** What one expected row says, held against the rows of the run that it picks. */
export function rowFindings(
  table: RunTable,
  { names, amounts }: ExpectedRow,
  path: SourcePath,
  rows: readonly RunRow[],
  { traced }: CaseRun,
): Finding[] {
  const about = Object.entries(names)
    .map(([name, word]) => `${name} ${word}`)
    .join(', ');
  const shared = { about, name: table.title };
  const words: Finding[] = [];
  if (table.word !== null) {
    const { [table.word]: word = '', ...others } = names;
    const near = rows.filter((row) => picks(others, row));
    const finding = wordFinding(table.word, word, near);
    const notes = missedNotes(others, rows, near);
    const explain = () => explainRows(table, '', near, traced());
    words.push({ ...shared, ...finding, path: [...path, table.word], notes, explain });
  }
  const picked = rows.filter((row) => picks(names, row));
  const notes = missedNotes(names, rows, picked);
  const sums = amounts.map(({ key, column, expected }): Finding => {
    const sum = picked.reduce((total, row) => total + BigInt(row.amounts[column]!), 0n);
    const found: FoundValue = { kind: 'amount', dimension: 'money', base: fraction(sum) };
    const passed = matches(expected, found);
    const explain = () => explainRows(table, column, picked, traced());
    return { ...shared, path: [...path, key], expected, found, passed, notes, explain };
  });
  return [...words, ...sums];
}

/** A row about a word: one of the rows its other names pick must say it. */
function wordFinding(column: string, word: string, near: readonly RunRow[]) {
  const words = [...new Set(near.map((row) => row.names[column]!))];
  const passed = words.includes(word);
  const said = words.length === 0 ? null : words.join(', ');
  return {
    expected: { kind: 'word', word, unit: null },
    found: { kind: 'word', word: passed ? word : said },
    passed,
  } as const;
}
