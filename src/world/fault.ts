import type { Day } from '../units/day.ts';
import type { Ratio } from '../units/ratio.ts';
import type { RefusalCode } from './refusal.ts';

/**
 * What can go wrong between collection and transfer. Codes are never renamed or reused; each can
 * be switched on by rate or for one deal, and all are off unless a scenario says otherwise.
 */
export const FAULT_CODES = [
  'F1',
  'F2',
  'F3',
  'F4',
  'F5',
  'F6',
  'F7',
  'F8',
  'F9',
  'F10',
  'F11',
  'F12',
  'F13',
  'F14',
  'F15',
  'F16',
  'F17',
  'F18',
  'F19',
  'F20',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

/** What a fault befalls. */
export type FaultTarget = 'receipt' | 'voucher' | 'refund' | 'tax' | 'deal';

/**
 * How a fault ends: `corrected` put right and booked; `queued` booked later; `settlementRoute`
 * refused and paid at the year-end settlement; `late` paid late with a late fee; `reversed`
 * everything of the deal taken back; `noEffect` recognised and left without effect.
 */
export type FaultEnd =
  | 'corrected'
  | 'queued'
  | 'settlementRoute'
  | 'late'
  | 'reversed'
  | 'noEffect';

/** Why a voucher was corrected, refused or held, or what a record says of a fault. */
export type FaultReason = RefusalCode | '211' | '212' | '213' | '215';

/** One failure mode: what it befalls, how it ends and which rules say how long the repair takes. */
export interface FaultMode {
  readonly target: FaultTarget;
  readonly end: FaultEnd;
  /** The code on the voucher or in the record: why it was corrected, refused or held. */
  readonly reason: FaultReason;
  /** The rules its delays are taken from; empty when it costs no time. */
  readonly delayRules: readonly string[];
}

function mode(
  target: FaultTarget,
  end: FaultEnd,
  reason: FaultReason,
  ...delayRules: string[]
): FaultMode {
  return { target, end, reason, delayRules };
}

export const FAULT_MODES: Readonly<Record<FaultCode, FaultMode>> = {
  F1: mode('receipt', 'corrected', '211', 'electronic-correction-days'),
  F2: mode('receipt', 'corrected', '212', 'correction-days'),
  F3: mode('receipt', 'corrected', '213', 'correction-days'),
  F4: mode('voucher', 'corrected', '215', 'correction-days'),
  F5: mode('voucher', 'corrected', 'voucherBatched', 'voucher-repair-days', 'correction-days'),
  F6: mode(
    'voucher',
    'corrected',
    'voucherAmountsDiffer',
    'voucher-repair-days',
    'correction-days',
  ),
  F7: mode(
    'voucher',
    'corrected',
    'voucherNumberMalformed',
    'voucher-repair-days',
    'correction-days',
  ),
  F8: mode(
    'voucher',
    'corrected',
    'voucherTreasuryUnknown',
    'voucher-repair-days',
    'correction-days',
  ),
  F9: mode('voucher', 'corrected', 'voucherNoSplitFlag', 'voucher-repair-days', 'correction-days'),
  F10: mode('refund', 'corrected', 'refundPayeeUnknown', 'voucher-repair-days'),
  F11: mode('refund', 'corrected', 'refundTotalWrong', 'voucher-repair-days'),
  F12: mode('voucher', 'queued', 'treasuryBalanceShort', 'funding-plan-days'),
  F13: mode('voucher', 'settlementRoute', 'voucherPriorYear', 'adjustment-period-days'),
  F14: mode('deal', 'reversed', 'dealRescinded', 'rescission-days', 'refund-days'),
  F15: mode('receipt', 'late', 'paymentOverdue', 'arrears-days'),
  F16: mode('receipt', 'late', 'priceOffset', 'offset-repair-days'),
  F17: mode('deal', 'reversed', 'contractVoid', 'void-contract-days', 'refund-days'),
  F18: mode('tax', 'corrected', 'taxMisstated', 'overpaid-tax-refund'),
  F19: mode('voucher', 'noEffect', 'voucherPastCutOff', 'voucher-cut-off'),
  F20: mode('voucher', 'settlementRoute', 'regimeNotAuthorised', 'year-end-settlement-month'),
};

/** A fault that befalls one deal: on one day, or whenever the occasion arises. */
export interface ScriptedFault {
  readonly fault: FaultCode;
  readonly deal: string;
  readonly day: Day | null;
}

/** The faults a scenario switches on. */
export interface Faults {
  readonly rates: Readonly<Partial<Record<FaultCode, Ratio>>>;
  readonly scripted: readonly ScriptedFault[];
}

/** All off. */
export const NO_FAULTS: Faults = { rates: {}, scripted: [] };
