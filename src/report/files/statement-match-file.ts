import { formatDay } from '../../units/day.ts';
import type { StatementMatch } from '../reconcile/statement-match.ts';
import { type Cell, csvChunks, guardText } from './csv.ts';

export const STATEMENT_MATCH_COLUMNS = [
  'outcome',
  'matched_by',
  'differs_in',
  'row',
  'treasury',
  'direction',
  'date',
  'code',
  'amount_fen',
  'voucher',
  'ledger_date',
  'ledger_code',
  'ledger_amount_fen',
  'ledger_voucher',
  'deal',
  'voucher_state',
] as const;

/**
 * `statement-match.csv`: every line of the statement in its order, then what only the ledger has.
 * `row` is the row of the statement; `voucher_state` says where a voucher stands that the
 * statement has booked and the run has not.
 */
export function statementMatchFile(matches: readonly StatementMatch[]): Iterable<string> {
  return csvChunks(STATEMENT_MATCH_COLUMNS, matches, (match) => [matchCells(match)]);
}

function matchCells(match: StatementMatch): readonly Cell[] {
  const { outcome, by, differences, statement, book, voucherState } = match;
  const { treasury, direction } = (statement ?? book)!;
  return [
    ...[outcome, by ?? '', differences.join(' '), statement?.row ?? '', treasury, direction],
    ...(statement === null ? ['', '', '', ''] : lineCells(statement)),
    ...(book === null ? ['', '', '', ''] : lineCells(book)),
    ...[guardText(book?.deal ?? ''), voucherState ?? ''],
  ];
}

function lineCells(
  line: NonNullable<StatementMatch['statement'] | StatementMatch['book']>,
): Cell[] {
  return [formatDay(line.day), line.code, line.amountFen, guardText(line.number)];
}
