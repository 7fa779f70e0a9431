import type { Transfer } from '../../engine/run-result.ts';
import { formatDay } from '../../units/day.ts';
import { type Cell, csvChunks, guardText } from './csv.ts';

export const TRANSFERS_COLUMNS = [
  'transfer',
  'voucher',
  'period',
  'regime',
  'from',
  'to',
  'amount_fen',
  'status',
  'submitted',
  'booked',
  'reason',
  'deal',
] as const;

/** `transfers.csv`: every voucher between treasuries, by number; `booked` empty while it is not. */
export function transfersFile(transfers: readonly Transfer[]): Iterable<string> {
  const sorted = transfers.toSorted((a, b) => a.transfer - b.transfer);
  return csvChunks(TRANSFERS_COLUMNS, sorted, (transfer) => [transferCells(transfer)]);
}

function transferCells(t: Transfer): readonly Cell[] {
  return [
    t.transfer,
    t.voucher,
    t.period,
    t.regime,
    t.from,
    t.to,
    t.amountFen,
    t.status,
    formatDay(t.submitted),
    t.booked === null ? '' : formatDay(t.booked),
    t.reason,
    guardText(t.deal),
  ];
}
