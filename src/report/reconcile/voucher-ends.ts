import type { RunResult } from '../../engine/run-result.ts';
import { isEnd } from '../../stages/4-transfer/voucher-state.ts';
import { invariant } from '../../units/invariant.ts';
import type { Difference, VoucherEnds } from './reconciliation.ts';

/**
 * Counts how every voucher and refund ended, and proves that none is lost or doubled: one that was
 * booked was booked once, one given up was given up for a reason, and one that still moves money
 * is among the differences at the end of the run.
 *
 * @throws InvariantError naming the voucher that is none of these
 */
export function voucherEnds(
  { vouchers, refunds }: Pick<RunResult, 'vouchers' | 'refunds'>,
  atEnd: readonly Difference[],
): VoucherEnds {
  const open = new Set(atEnd.map((item) => item.case));
  const ends = { booked: 0, abandoned: 0, withdrawn: 0, open: 0 };
  const files = [
    ...vouchers.map((one) => ({ id: String(one.id), file: one, isNothing: one.isEmpty() })),
    ...refunds.map((one) => ({ id: one.voucher, file: one, isNothing: false })),
  ];
  for (const { id, file, isNothing } of files) {
    const { state, steps } = file;
    const bookings = steps.filter(({ event }) => event === 'book').length;
    const found = () => ({ case: id, state, bookings });
    invariant(bookings === (state === 'booked' ? 1 : 0), 'M4.bookedOnce', found);
    if (isEnd(state)) {
      const isGround = state === 'booked' || file.lastReason() !== null;
      invariant(isGround && !open.has(id), 'reconcile.endedForAReason', found);
      ends[state as 'booked' | 'abandoned' | 'withdrawn'] += 1;
    } else if (isNothing) ends.withdrawn += 1;
    else {
      invariant(open.has(id), 'reconcile.openVoucherListed', found);
      ends.open += 1;
    }
  }
  return ends;
}
