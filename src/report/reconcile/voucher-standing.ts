import type { VoucherCase } from '../../engine/voucher-case.ts';
import type { VoucherStep } from '../../engine/voucher-file.ts';
import type { Obligation } from '../../stages/4-transfer/obligation.ts';
import type { Day } from '../../units/day.ts';
import type { Difference } from './reconciliation.ts';

/** Where a voucher stood at the end of a day, and what keeps it from being booked. */
export type Standing = Pick<Difference, 'state' | 'cause' | 'reason' | 'fault'>;

/** The last thing that happened to a file up to and including a day. */
export function lastStep(steps: readonly VoucherStep[], day: Day): VoucherStep | null {
  return steps.findLast((step) => step.day <= day && step.event !== 'repeat') ?? null;
}

/**
 * Where a voucher stood at the end of a day and why it was not booked yet.
 *
 * @param line one of its lines
 * @param carried why an earlier voucher gave the line up; null: this is its first voucher
 */
export function standingOf(
  { opening, steps }: Pick<VoucherCase, 'opening' | 'steps'>,
  line: Obligation,
  carried: VoucherStep | null,
  day: Day,
): Standing {
  const last = lastStep(steps, day);
  const state = last?.state ?? 'drafted';
  const about = { state, reason: opening.reason ?? ('' as const), fault: null };
  if (last !== null) {
    const held = { state, reason: last.reason ?? about.reason, fault: last.fault };
    if (state === 'rejected') return { ...held, cause: 'refused' };
    if (state === 'queued' && last.reason === 'voucherPastCutOff')
      return { ...held, cause: 'pastCutOff' };
    if (state === 'queued') return { ...held, cause: 'fundsShort' };
    if (last.event === 'resubmit') return { ...about, cause: 'resubmitted' };
  }
  const isLate = state === 'drafted' && opening.reason !== null && opening.due <= day;
  if (isLate) return { ...about, cause: 'notHandedIn', fault: 'F13' };
  if (carried !== null) {
    const { reason, fault } = carried;
    const cause = reason === 'regimeNotAuthorised' ? 'notAuthorised' : 'priorYear';
    return { ...about, reason: reason!, fault, cause };
  }
  return { ...about, ...purposeOf(opening, line) };
}

const MISPOSTED = {
  '211': { cause: 'wrongCode', fault: 'F1' },
  '212': { cause: 'wrongLevel', fault: 'F2' },
  '213': { cause: 'wrongTreasury', fault: 'F3' },
} as const;

/** What the voucher is for, where nothing holds it up. */
function purposeOf(
  { reason, mendsTable, regime }: VoucherCase['opening'],
  { section, arrivedBy }: Obligation,
): Pick<Standing, 'cause' | 'fault'> {
  if (section === 'clearing' && (reason === '211' || reason === '212' || reason === '213'))
    return MISPOSTED[reason];
  if (mendsTable) return { cause: 'outdatedTable', fault: 'F4' };
  if (arrivedBy !== undefined) return { cause: 'clawBack', fault: null };
  return { cause: regime === 'T-A' ? 'yearEndDue' : 'inTransit', fault: null };
}
