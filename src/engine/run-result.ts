import type { IdleEvent } from '../behaviour/market/idle.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { QuotaBook } from '../quota/book.ts';
import type { QuotaRecord } from '../quota/record.ts';
import type { RuleUse } from '../rules/rule-book.ts';
import type { ProvinceYear } from '../stages/3-settlement/province-year.ts';
import type { Day } from '../units/day.ts';
import type { Fen } from '../units/fen.ts';
import type { Deal } from '../world/deal.ts';
import type { Regime } from '../world/policy.ts';
import type { ProtectionOrder } from '../world/protection.ts';
import type { Refusal } from '../world/refusal.ts';
import type { State } from '../world/state.ts';
import type { SupplyProject } from '../world/supply-project.ts';
import type { YearAllotment } from './allotment-desk.ts';
import type { BookedYear } from './cash-books.ts';
import type { PromiseCheck } from './firm-desk.ts';
import type { Incident } from './incident-log.ts';
import type { LandSale } from './land-sale-desk.ts';
import type { LiquidityRow } from './liquidity-log.ts';
import type { NettingRecord } from './netting-desk.ts';
import type { Offering } from './offering.ts';
import type { PaymentEvent } from './payment-log.ts';
import type { PlanYear } from './plan-book.ts';
import type { QuotaSession } from './quota-session/desk.ts';
import type { RefundCase } from './refund-desk.ts';
import type { VoucherCase } from './voucher-case.ts';

/**
 * What became of a deal: `settled` paid and settled in full; `collecting` signed, the rest falls
 * due after the end; `allocated` supplied without a price; `rescinded` undone; `heldBack` never
 * listed, as sharing leaves its city too little; `refused` by a named rule.
 */
export const OUTCOMES = [
  'settled',
  'collecting',
  'allocated',
  'rescinded',
  'heldBack',
  'refused',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface DealOutcome {
  readonly deal: Deal;
  readonly outcome: Outcome;
  /** In order of precedence; empty unless refused. */
  readonly refusals: readonly Refusal[];
  readonly crossRegion: boolean;
  /** Defaults the record left to the rules, by rule id. */
  readonly assumed: readonly string[];
}

/** One party's share of one shared amount. */
export interface ShareRow {
  readonly entry: number;
  readonly deal: string;
  /** `<deal>/1`, `<deal>/2` … for a price receipt, `<deal>/deedTax` … for a tax. */
  readonly receipt: string;
  readonly party: string;
  readonly baseFen: Fen;
  /** Exact share before rounding: base × numerator / denominator. */
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly shareFen: Fen;
  readonly rule: string;
}

/**
 * `booked` done; `pending` on its way at the end; `queued` waiting for money or for the counter;
 * `rejected` to be put right; `abandoned` left to the year-end settlement; `withdrawn` cancelled
 * before it moved anything; `refused` not allowed under its regime.
 */
export const TRANSFER_STATUSES = [
  'booked',
  'pending',
  'queued',
  'rejected',
  'abandoned',
  'withdrawn',
  'refused',
] as const;
export type TransferStatus = (typeof TRANSFER_STATUSES)[number];

/** One voucher between two treasuries. */
export interface Transfer {
  readonly transfer: number;
  readonly voucher: string;
  /** The accounting period, `2026-03` or `2026` for a year-end settlement. */
  readonly period: string;
  readonly regime: Regime;
  readonly from: string;
  readonly to: string;
  readonly amountFen: Fen;
  readonly status: TransferStatus;
  readonly submitted: Day;
  readonly booked: Day | null;
  /** Reason code of the voucher (213 …), or the refusal code. */
  readonly reason: string;
  /** '' when a settlement covers several deals. */
  readonly deal: string;
}

/** Money in `treasury` that belongs to `owner`: how long it lay there and what is left. */
export interface Misplacement {
  readonly treasury: string;
  readonly owner: string;
  readonly fenDays: bigint;
  readonly openFen: Fen;
}

/** What became of a project: how much of it was accepted, or why it was refused. */
export interface SupplyOutcome {
  readonly project: SupplyProject;
  readonly day: Day;
  /** Share of the plan that was accepted, in hundredths of a percent. */
  readonly yieldShare: number;
  /** Farmland that came with it, in m². */
  readonly farmlandM2: number;
  /** Empty when it was accepted. */
  readonly refusals: readonly Refusal[];
}

/** What became of an order to move a protection target. */
export interface ProtectionOutcome {
  readonly order: ProtectionOrder;
  readonly day: Day;
  /** Empty when it was carried out. */
  readonly refusals: readonly Refusal[];
}

/** Everything a run leaves behind; the files of its directory are written from it. */
export interface RunResult {
  readonly start: Day;
  readonly end: Day;
  readonly ledger: Ledger;
  readonly quota: QuotaBook;
  /** The book with the approvals, payments and events around it. */
  readonly record: QuotaRecord;
  /** The yearly totals divided by a key, in order; empty where the scenario names none. */
  readonly allotments: readonly YearAllotment[];
  /** What became of the projects that came to acceptance, in order. */
  readonly supply: readonly SupplyOutcome[];
  /** Projects due after the end. */
  readonly supplyToCome: readonly SupplyProject[];
  /** What became of the orders to move a protection target, in order. */
  readonly protection: readonly ProtectionOutcome[];
  /** Orders that begin after the end. */
  readonly protectionToCome: readonly ProtectionOrder[];
  /** The world at the start and at every month end. */
  readonly history: readonly State[];
  readonly cashYears: readonly BookedYear[];
  /** The same years with all parties together, for the test the province accounts for. */
  readonly provinceYears: readonly ProvinceYear[];
  /** In canonical order. */
  readonly deals: readonly DealOutcome[];
  readonly shares: readonly ShareRow[];
  readonly transfers: readonly Transfer[];
  /** The history of every voucher, in order of its first line. */
  readonly vouchers: readonly VoucherCase[];
  /** The history of every refund, in order of the day it was asked for. */
  readonly refunds: readonly RefundCase[];
  /** What netting has saved, settlement by settlement; empty where nothing is netted. */
  readonly nettings: readonly NettingRecord[];
  /** What went wrong, in order of the day it befell. */
  readonly incidents: readonly Incident[];
  /** Payments that behaviour made late or left out, in order; empty where it has no say. */
  readonly payments: readonly PaymentEvent[];
  /** Promises of standard land held against what came of them, in order. */
  readonly promises: readonly PromiseCheck[];
  /** Quota sessions in order; empty where quota is bought at the gate. */
  readonly sessions: readonly QuotaSession[];
  /** Lots put up or held back, in order; null in a run that only replays given deals. */
  readonly offerings: readonly Offering[] | null;
  /** What every city planned, put up and kept back, by year; empty without a market. */
  readonly plan: readonly PlanYear[];
  /** What happened to idle land, by day. */
  readonly idle: readonly IdleEvent[];
  /** What became of collective land and of rights that change hands, by day. */
  readonly landSales: readonly LandSale[];
  readonly misplacement: readonly Misplacement[];
  /** What lay in each treasury at every month end, and whose. */
  readonly liquidity: readonly LiquidityRow[];
  readonly rulesUsed: readonly RuleUse[];
}
