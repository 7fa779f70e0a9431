import type { Label } from '../rules/rule.ts';

/** One thing wrong with a file somebody wrote: where it is, what is there, what should be. */
export interface InputProblem {
  /** The file as the person named it. */
  readonly file: string;
  /** Line of a text file, counted from 1; null when it has none or it is not known. */
  readonly line: number | null;
  /** Row of a table, the heading being row 1; null outside tables. */
  readonly row: number | null;
  /** Name of the column, or the path of the key; null when the whole file is meant. */
  readonly column: string | null;
  /** What was found, as written. */
  readonly found: string;
  readonly expected: Label;
  readonly message: Label;
}

/** Input that cannot be used, with every problem that was found in it (exit code 2). */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly problems: readonly InputProblem[];

  constructor(problems: readonly InputProblem[]) {
    super(problems.map(describeProblem).join('\n'));
    this.problems = problems;
  }
}

/** `file:line, row 3, column: message (found …; expected …)`, in English, for logs. */
export function describeProblem(problem: InputProblem): string {
  const { file, line, row, column, found, expected, message } = problem;
  const where = [
    line === null ? file : `${file}:${line}`,
    ...(row === null ? [] : [`row ${row}`]),
    ...(column === null ? [] : [column]),
  ].join(', ');
  return `${where}: ${message.en} (found ${found}; expected ${expected.en})`;
}
