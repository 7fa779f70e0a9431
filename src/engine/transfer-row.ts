import type { VoucherState } from '../stages/4-transfer/voucher-state.ts';
import { fen } from '../units/fen.ts';
import type { Transfer, TransferStatus } from './run-result.ts';
import { VoucherCase } from './voucher-case.ts';

/** A row of the transfers: a voucher on its way, or a request refused before it had a number. */
export type TransferRow = VoucherCase | Omit<Transfer, 'transfer'>;

/** A voucher's number as it is written: eight digits. */
export function numbered(count: number): string {
  return String(count).padStart(8, '0');
}

const STATUSES: Readonly<Record<VoucherState, TransferStatus>> = {
  drafted: 'pending',
  submitted: 'pending',
  accepted: 'pending',
  corrected: 'pending',
  queued: 'queued',
  booked: 'booked',
  rejected: 'rejected',
  abandoned: 'abandoned',
  withdrawn: 'withdrawn',
};

/** The row as the run ends with it. */
export function transferOf(row: TransferRow): Omit<Transfer, 'transfer'> {
  if (!(row instanceof VoucherCase)) return row;
  const { opening, state, to } = row;
  const netFen = state === 'withdrawn' ? row.draftedFen() : row.amountFen();
  const isBack = netFen < 0;
  const isHeld = state === 'rejected' || state === 'queued' || state === 'abandoned';
  return {
    voucher: row.voucher,
    period: opening.period,
    regime: opening.regime,
    from: isBack ? to : opening.holder,
    to: isBack ? opening.holder : to,
    amountFen: fen(Math.abs(netFen)),
    status: STATUSES[state],
    submitted: row.submitted,
    booked: row.booked,
    reason: (isHeld || state === 'withdrawn' ? row.lastReason() : null) ?? opening.reason ?? '',
    deal: row.deal(),
  };
}
