import { formatDay } from '../../units/day.ts';
import { type BookLine, statementMemo } from '../reconcile/treasury-book.ts';
import { type Cell, csvChunks } from './csv.ts';

export const TREASURY_STATEMENT_COLUMNS = [
  'date',
  'treasury',
  'code',
  'direction',
  'amount_fen',
  'voucher',
  'memo',
] as const;

/**
 * `treasury-statement.csv`: what the treasuries' own statements would show, line by line; in the
 * form in which `--statement` reads one.
 */
export function treasuryStatementFile(lines: readonly BookLine[]): Iterable<string> {
  return csvChunks(TREASURY_STATEMENT_COLUMNS, lines, (line) => [statementCells(line)]);
}

function statementCells(line: BookLine): readonly Cell[] {
  const { day, treasury, code, direction, amountFen, number } = line;
  return [formatDay(day), treasury, code, direction, amountFen, number, statementMemo(line)];
}
