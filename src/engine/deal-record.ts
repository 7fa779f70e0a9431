import type { Counts } from '../rules/sharing-tally.ts';
import type { Receipt } from '../stages/2-collection/schedule.ts';
import type { Obligation } from '../stages/4-transfer/obligation.ts';
import type { Day } from '../units/day.ts';
import type { Party } from '../world/party.ts';
import type { CashPart } from './cash-books.ts';
import type { ShareRow } from './run-result.ts';

/** A receipt in the treasury it belongs in, waiting to be settled. */
export interface ArrivedReceipt {
  readonly receipt: Receipt;
  readonly treasury: Party;
  readonly code: string;
  /** The day the grantee paid. */
  readonly received: Day;
  /** Whether it was refused its treasury, and is on record so. */
  readonly turnedAway: boolean;
}

/** A receipt that has been settled, and everything that followed from it. */
export interface SettledStep extends ArrivedReceipt {
  readonly entry: number;
  readonly year: number;
  readonly cash: CashPart;
  readonly shares: readonly ShareRow[];
  readonly obligations: readonly Obligation[];
  /** What it added to the counts of the sharing rule's limits. */
  readonly tallied: Counts;
}

/** A tax that has been paid, and what it left to be transferred. */
export interface PaidTax {
  readonly name: string;
  readonly entry: number;
  readonly shares: readonly ShareRow[];
  readonly obligations: readonly Obligation[];
  /** What it added to the counts of the sharing rule's limits. */
  readonly tallied: Counts;
}

/** What a deal has done so far: all that a rescission has to undo. */
export interface DealRecord {
  readonly settled: SettledStep[];
  readonly deedTaxes: PaidTax[];
  /** Received and waiting for their settlement, by receipt number. */
  readonly waiting: Map<number, ArrivedReceipt>;
  /** Those of them that the cash books of the year count already, by receipt number. */
  readonly counted: Set<number>;
  /** The day the price was paid in full. */
  paidInFull: Day | null;
}

export function openRecord(): DealRecord {
  return { settled: [], deedTaxes: [], waiting: new Map(), counted: new Set(), paidInFull: null };
}
