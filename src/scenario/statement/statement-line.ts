import type { Day } from '../../units/day.ts';
import type { Fen } from '../../units/fen.ts';
import type { Party } from '../../world/party.ts';
import type { Reject } from '../../world/reject.ts';

/** Whether money came into a treasury or left it. */
export type Direction = 'in' | 'out';

/** One line of a treasury's statement, as a person keeps it. */
export interface StatementLine {
  /** Row of the file, from 1. */
  readonly row: number;
  readonly day: Day;
  readonly treasury: Party;
  readonly code: string;
  readonly direction: Direction;
  /** Zero or more. */
  readonly amountFen: Fen;
  /** As typed; '' where the line has none. */
  readonly number: string;
  readonly memo: string;
}

/** A statement, read: every row that is not blank is either a line or a reject. */
export interface StatementFile {
  /** In the order of the file. */
  readonly lines: readonly StatementLine[];
  readonly rejects: readonly Reject[];
  readonly rows: number;
}

/** A number for comparing: spreadsheets drop the zeros in front of what is all digits. */
export function numberKey(number: string): string {
  return /^\d+$/.test(number) ? number.replace(/^0+(?=\d)/, '') : number;
}
