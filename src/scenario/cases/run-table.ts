import type { RunResult } from '../../engine/run-result.ts';
import type { Label } from '../../rules/rule.ts';

/** One row of a table of a run: what tells it from others, and its amounts in fen. */
export interface RunRow {
  readonly names: Readonly<Record<string, string>>;
  readonly amounts: Readonly<Record<string, number>>;
  /** Number of the journal entry behind it, and which leg of it; null: none. */
  readonly entry: number | null;
  readonly leg: number | null;
}

/** A table of a run that a case can speak about. */
export interface RunTable {
  readonly id: string;
  readonly title: Label;
  /** Columns that pick rows, with the words they may hold; null: any text. */
  readonly names: Readonly<Record<string, readonly string[] | null>>;
  /** Columns of money; what is expected is the sum over the rows picked. */
  readonly amounts: readonly string[];
  /** Column of words a row is about: one of the rows picked must say it; null: only money. */
  readonly word: string | null;
  readonly rowsOf: (result: RunResult) => readonly RunRow[];
}
