import type { StatementLine } from '../../scenario/statement/statement-line.ts';
import type { VoucherState } from '../../stages/4-transfer/voucher-state.ts';
import type { BookLine } from './treasury-book.ts';

/** What became of a line: paired with one of the other side, or left alone. */
export const MATCH_OUTCOMES = ['matched', 'differs', 'onlyStatement', 'onlyLedger'] as const;
export type MatchOutcome = (typeof MATCH_OUTCOMES)[number];

/** In what two lines that belong together can differ. */
export const MATCH_DIFFERENCES = ['date', 'amount', 'code', 'number'] as const;
export type MatchDifference = (typeof MATCH_DIFFERENCES)[number];

/** One line of the statement, of the run's book, or of both. */
export interface StatementMatch {
  readonly outcome: MatchOutcome;
  /** Found by its number, or by date, code and amount; null: not found. */
  readonly by: 'number' | 'content' | null;
  readonly statement: StatementLine | null;
  readonly book: BookLine | null;
  /** Empty unless the outcome is `differs`. */
  readonly differences: readonly MatchDifference[];
  /** Where the voucher stands in the run, of a line that only the statement has booked. */
  readonly voucherState: VoucherState | null;
}

/** One treasury and month the statement covers: both sides, and what the lines explain. */
export interface CoveredMonth {
  readonly month: string;
  readonly treasury: string;
  /** Received less paid in the month, in fen. */
  readonly statementFen: number;
  readonly bookFen: number;
  /** Statement less book. */
  readonly differenceFen: number;
  readonly explainedFen: number;
  /** Lines of the statement; none where a month is missing from it. */
  readonly lines: number;
}

/** A statement held against the run. */
export interface StatementReport {
  readonly covered: readonly CoveredMonth[];
  /** In the order of the statement, then what only the book has. */
  readonly matches: readonly StatementMatch[];
}
