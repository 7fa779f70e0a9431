import type { RunResult } from '../../engine/run-result.ts';
import type { VoucherCase } from '../../engine/voucher-case.ts';
import type { JournalEntry } from '../../ledger/journal.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Direction } from '../../scenario/statement/statement-line.ts';
import type { Day } from '../../units/day.ts';
import { byPartyRank } from '../../world/party.ts';
import { guardText } from '../files/csv.ts';
import type { Position } from './reconciliation.ts';
import { isRefundEntry, positionOf } from './sides.ts';

/** One line a treasury's own statement would show. */
export interface BookLine {
  readonly day: Day;
  readonly treasury: string;
  readonly code: string;
  readonly direction: Direction;
  readonly amountFen: number;
  /** Number of the voucher or refund; `E` and the entry's number for what has neither. */
  readonly number: string;
  readonly deal: string;
  readonly memo: string;
}

/**
 * What the treasuries of a run would report: all that came in from outside or from another
 * treasury, all that left, and what a voucher moved between two codes. What is only settled
 * within a treasury shows on no statement.
 *
 * @returns by day, then treasury, in the order of the journal
 */
export function treasuryBook(result: RunResult): BookLine[] {
  const numbers = new EntryNumbers(result);
  const lines: BookLine[] = [];
  for (const entry of result.ledger.journal.entries()) {
    lines.push(...entryLines(entry, result.ledger, numbers));
  }
  return lines.sort((a, b) => a.day - b.day || byPartyRank(a.treasury, b.treasury));
}

/** Whether a number is one we give an entry that has neither voucher nor refund. */
export function isEntryNumber(number: string): boolean {
  return /^E\d+$/.test(number);
}

/** What a line is about, as the memo of a statement. */
export function statementMemo({ deal, memo }: Pick<BookLine, 'deal' | 'memo'>): string {
  return guardText(deal === '' ? memo : `${deal} ${memo}`);
}

/** What an entry adds to a line changes signs with the direction. */
export function signedFen({
  direction,
  amountFen,
}: Pick<BookLine, 'direction' | 'amountFen'>): number {
  return direction === 'in' ? amountFen : -amountFen;
}

function entryLines(entry: JournalEntry, ledger: Ledger, numbers: EntryNumbers): BookLine[] {
  const merged = new Map<string, BookLine>();
  const { day, deal, memo, legs } = entry;
  for (const leg of legs) {
    const from = positionOf(ledger.chart.account(leg.from));
    const to = positionOf(ledger.chart.account(leg.to));
    const isInside = from !== null && from.treasury === to?.treasury;
    if (isInside && (from.code === to?.code || !numbers.isCorrection(entry))) continue;
    const number = numbers.of(entry, from, to);
    const sides = [
      { at: from, direction: 'out' as const },
      { at: to, direction: 'in' as const },
    ];
    for (const { at, direction } of sides) {
      if (at === null) continue;
      const { treasury, code } = at;
      const key = `${number} ${treasury} ${code} ${direction}`;
      const amountFen = (merged.get(key)?.amountFen ?? 0) + leg.amountFen;
      merged.set(key, { day, treasury, code, direction, amountFen, number, deal, memo });
    }
  }
  return [...merged.values()];
}

/** The voucher number behind every entry that has one. */
class EntryNumbers {
  readonly #refunds: ReadonlyMap<string, string>;
  readonly #netted = new Map<string, ReadonlyMap<string, string>>();

  constructor({ refunds, vouchers, transfers }: RunResult) {
    this.#refunds = new Map(
      refunds.map(({ refund, voucher }) => [`refund ${refund.subject}`, voucher]),
    );
    const pairs = new Map(transfers.map(({ voucher, from, to }) => [voucher, `${from} ${to}`]));
    for (const numbers of groupsOf(vouchers)) {
      this.#netted.set(
        `netted in voucher ${numbers[0]}`,
        new Map(numbers.map((number) => [pairs.get(number)!, number])),
      );
    }
  }

  of(entry: JournalEntry, from: Position | null, to: Position | null): string {
    if (this.isCorrection(entry)) return entry.memo.slice(VOUCHER.length);
    if (isRefundEntry(entry)) return this.#refunds.get(entry.memo)!;
    const pair = `${from?.treasury} ${to?.treasury}`;
    return this.#netted.get(entry.memo)?.get(pair) ?? `E${entry.number}`;
  }

  isCorrection({ stage, memo }: JournalEntry): boolean {
    return stage === 'transfer' && memo.startsWith(VOUCHER);
  }
}

const VOUCHER = 'voucher ';

/** The numbers of each settlement at which vouchers were netted. */
function groupsOf(vouchers: readonly VoucherCase[]): (readonly string[])[] {
  return [...new Set(vouchers.map(({ nettedInto }) => nettedInto))].filter((n) => n.length > 0);
}
