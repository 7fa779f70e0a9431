import type { VoucherReason } from '../../stages/4-transfer/voucher.ts';
import type { VoucherState } from '../../stages/4-transfer/voucher-state.ts';
import type { Day } from '../../units/day.ts';
import type { FaultCode } from '../../world/fault.ts';
import type { Regime } from '../../world/policy.ts';
import type { RefusalCode } from '../../world/refusal.ts';

/**
 * Why a treasury's own books and the ledger of whose the money is differ, in order of precedence:
 * where a voucher stands comes before what it is for. Codes are never renamed or reused.
 */
export const DIFFERENCE_CAUSES = [
  'refused',
  'resubmitted',
  'pastCutOff',
  'fundsShort',
  'notHandedIn',
  'priorYear',
  'notAuthorised',
  'wrongCode',
  'wrongLevel',
  'wrongTreasury',
  'outdatedTable',
  'clawBack',
  'yearEndDue',
  'inTransit',
  'refundReturned',
  'refundUnderWay',
] as const;
export type DifferenceCause = (typeof DIFFERENCE_CAUSES)[number];

/** A place in a treasury's books: which treasury, which budget, under which category code. */
export interface Position {
  readonly treasury: string;
  readonly section: 'clearing' | 'fund' | 'general';
  readonly code: string;
}

/** A reason code of a voucher, a refusal, or '' for a payment that nothing holds up. */
export type DifferenceReason = VoucherReason | RefusalCode | '';

/** One item that makes the two sides differ at a period end. */
export interface Difference {
  /** The month at whose end it stands open: `2027-03`. */
  readonly month: string;
  readonly cause: DifferenceCause;
  /** Where the money lies. */
  readonly at: Position;
  /** Where it belongs; null: to the grantee, outside every treasury. */
  readonly belongs: Position | null;
  /** Negative where a treasury has given up more than it held for others. */
  readonly amountFen: number;
  /** The case in `vouchers.csv`. */
  readonly case: string;
  /** Voucher number; '' where none has been given yet. */
  readonly voucher: string;
  readonly state: VoucherState;
  readonly route: 'manual' | 'electronic' | 'payment';
  readonly regime: Regime | null;
  /** Why the voucher exists or why it does not go on: 211 … 215, or the code of the refusal. */
  readonly reason: DifferenceReason;
  readonly fault: FaultCode | null;
  readonly deal: string;
  readonly receipt: string;
  /** The day the two sides began to differ. */
  readonly since: Day;
  /** The day it is, or was, to be settled. */
  readonly due: Day;
  /** The day it was settled; null: still open at the end of the run. */
  readonly booked: Day | null;
}

/** The two sides of one position in one month or year, and what lies between them. */
export interface ReconciliationLine extends Position {
  /** `2027-03` or `2027`. */
  readonly period: string;
  /** Movements of the period: by whose the money is, and by where it lies. */
  readonly ledgerMovedFen: number;
  readonly treasuryMovedFen: number;
  /** Balances at its end. */
  readonly ledgerFen: number;
  readonly treasuryFen: number;
  /** Treasury less ledger. */
  readonly differenceFen: number;
  /** What the open items come to; always the whole difference. */
  readonly explainedFen: number;
  /** How many items touch this position. */
  readonly items: number;
}

/** How every voucher of a run ended; each is exactly one of these. */
export interface VoucherEnds {
  readonly booked: number;
  /** Refused for a reason and carried on by the year-end settlement. */
  readonly abandoned: number;
  /** Cancelled before it moved anything, or cancelled out to nothing. */
  readonly withdrawn: number;
  /** Among the differences at the end of the run. */
  readonly open: number;
}

/** A run's treasuries held against its ledger, month by month. */
export interface Reconciliation {
  readonly months: readonly string[];
  /** By period (a year follows its last month), treasury, section and code. */
  readonly lines: readonly ReconciliationLine[];
  readonly differences: readonly Difference[];
  readonly vouchers: VoucherEnds;
}
