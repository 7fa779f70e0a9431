import type { RefundCase } from '../../engine/refund-desk.ts';
import type { Month } from './months.ts';
import type { Difference } from './reconciliation.ts';
import { pathPosition } from './sides.ts';
import { lastStep } from './voucher-standing.ts';

/** Refunds that were granted but not paid at a month end, from the refunds' own files. */
export function refundDifferences(
  refunds: readonly RefundCase[],
  months: readonly Month[],
): Difference[] {
  return refunds.flatMap((one) => months.flatMap((month) => differenceOf(one, month)));
}

function differenceOf(
  { refund, since, steps, voucher }: RefundCase,
  { name: month, day }: Month,
): Difference[] {
  const paid = steps.find(({ event }) => event === 'book');
  const last = lastStep(steps, day);
  if (last === null || (paid !== undefined && paid.day <= day)) return [];
  const { from, amountFen, deal, subject: receipt } = refund;
  const isReturned = last.state === 'rejected';
  return [
    {
      ...{ month, amountFen, deal, receipt, since, voucher },
      ...{ at: pathPosition(from), belongs: null, case: voucher, regime: null },
      cause: isReturned ? 'refundReturned' : 'refundUnderWay',
      state: last.state,
      route: 'manual',
      reason: last.reason ?? '',
      fault: last.fault,
      due: paid?.day ?? last.day,
      booked: paid?.day ?? null,
    },
  ];
}
