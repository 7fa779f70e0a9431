import type { Fen } from '../../units/fen.ts';
import type { Refusal, RefusalCode } from '../../world/refusal.ts';

/** Reason codes of a correction voucher (更正/调库通知书). */
export const VOUCHER_REASONS = ['211', '212', '213', '214', '215', '216'] as const;
export type VoucherReason = (typeof VOUCHER_REASONS)[number];

/** Budget level of one side of a voucher; `shared` money needs the split flag. */
export type BudgetLevel = 'shared' | 'central' | 'province' | 'city' | 'county' | 'town' | 'local';

/** One side of a correction: where the money was booked, or where it belongs. */
export interface VoucherSide {
  readonly treasury: string;
  readonly code: string;
  readonly level: BudgetLevel;
  readonly splitFlag: boolean;
  readonly amountFen: Fen;
}

/** A correction voucher as drafted. */
export interface Voucher {
  readonly number: string;
  readonly masterFen: Fen;
  readonly reason: string;
  readonly details: readonly { readonly original: VoucherSide; readonly corrected: VoucherSide }[];
}

/**
 * The treasury's checks of a correction voucher: the master amount is zero, exactly one detail
 * line, equal amounts on both sides, a split flag where a side is shared, a known reason, a
 * number never used before.
 *
 * @param usedNumbers numbers of the vouchers accepted so far
 * @returns the first refusal in order of precedence, or null
 */
export function checkVoucher(voucher: Voucher, usedNumbers: ReadonlySet<string>): Refusal | null {
  const [detail] = voucher.details;
  const refuse = (code: RefusalCode, found: number, expected: number, unit: Refusal['unit']) => ({
    code,
    rule: 'category-transfer',
    found,
    expected,
    unit,
  });
  if (voucher.masterFen !== 0) return refuse('voucherAmountNotZero', voucher.masterFen, 0, 'fen');
  if (detail === undefined || voucher.details.length !== 1) {
    return refuse('voucherNotOneDetail', voucher.details.length, 1, 'count');
  }
  const { original, corrected } = detail;
  if (original.amountFen !== corrected.amountFen) {
    return refuse('voucherAmountsDiffer', corrected.amountFen, original.amountFen, 'fen');
  }
  if ([original, corrected].some((side) => side.level === 'shared' && !side.splitFlag)) {
    return refuse('voucherNoSplitFlag', 0, 1, 'count');
  }
  if (!(VOUCHER_REASONS as readonly string[]).includes(voucher.reason)) {
    return refuse('voucherReasonUnknown', Number(voucher.reason) || 0, 213, 'count');
  }
  return usedNumbers.has(voucher.number) ? refuse('voucherNumberRepeated', 2, 1, 'count') : null;
}

/** Corrections within one treasury go electronically, across treasuries on paper. */
export function voucherRoute(voucher: Voucher): 'electronic' | 'manual' {
  const across = voucher.details.some((d) => d.original.treasury !== d.corrected.treasury);
  return across ? 'manual' : 'electronic';
}
