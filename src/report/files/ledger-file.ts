import type { JournalEntry } from '../../ledger/journal.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { formatDay } from '../../units/day.ts';
import { type Cell, csvChunks, guardText } from './csv.ts';

export const LEDGER_COLUMNS = [
  'entry',
  'date',
  'stage',
  'deal',
  'account',
  'amount_fen',
  'rule',
  'memo',
] as const;

/** `ledger.csv`: every leg as two postings, out (−) then in (+), by entry number. */
export function ledgerFile(ledger: Ledger): Iterable<string> {
  return csvChunks(LEDGER_COLUMNS, ledger.journal.entries(), (entry) => postings(entry, ledger));
}

function* postings(entry: JournalEntry, ledger: Ledger): Generator<readonly Cell[]> {
  const head = [entry.number, formatDay(entry.day), entry.stage, guardText(entry.deal)];
  const memo = guardText(entry.memo);
  for (const leg of entry.legs) {
    yield [...head, ledger.pathOf(leg.from), -leg.amountFen, leg.rule, memo];
    yield [...head, ledger.pathOf(leg.to), leg.amountFen, leg.rule, memo];
  }
}
