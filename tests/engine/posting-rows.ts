import type { RunResult } from '../../src/engine/run-result.ts';
import type { Leg } from '../../src/ledger/entry.ts';
import { formatDay } from '../../src/units/day.ts';

/** A leg of the journal as a person would write it down. */
export interface PostingRow {
  readonly date: string;
  readonly stage: string;
  readonly deal: string;
  readonly from: string;
  readonly to: string;
  readonly fen: number;
  readonly rule: string;
}

/** Every leg of a run in journal order. */
export function postingRows({ ledger }: RunResult): PostingRow[] {
  return [...ledger.journal.entries()].flatMap(({ day, stage, deal, legs }) =>
    legs.map(({ from, to, amountFen, rule }) => ({
      date: formatDay(day),
      stage,
      deal,
      from: ledger.pathOf(from),
      to: ledger.pathOf(to),
      fen: amountFen,
      rule,
    })),
  );
}

/** `[from, to, fen, rule]` of the legs of some stage, short names for what repeats. */
export function brief(rows: readonly PostingRow[]): (string | number)[][] {
  return rows.map(({ date, from, to, fen, rule }) => [date, shorten(from), shorten(to), fen, rule]);
}

export function briefLegs(legs: readonly Leg[]): (string | number)[][] {
  return legs.map(({ from, to, amountFen, rule }) => [shorten(from), shorten(to), amountFen, rule]);
}

function shorten(path: string): string {
  return path.replace(/^treasury:/, '').replace(/^outside:/, '');
}

/** What an account stands at, from the legs alone. */
export function balanceOf(rows: readonly PostingRow[], account: (path: string) => boolean): number {
  return rows.reduce(
    (sum, { from, to, fen }) => sum + (account(to) ? fen : 0) - (account(from) ? fen : 0),
    0,
  );
}
