import type { BookedYear } from '../engine/cash-books.ts';
import { OUTCOMES, type RunResult, TRANSFER_STATUSES } from '../engine/run-result.ts';
import type { Label } from '../rules/rule.ts';
import { formatDay } from '../units/day.ts';
import { REGIMES } from '../world/policy.ts';
import { REFUSAL_CODES } from '../world/refusal.ts';
import { REJECT_CODES, type Reject } from '../world/reject.ts';
import { behaviourSummary } from './behaviour-summary.ts';
import { moneyFigures } from './figures.ts';
import { type BasisRow, basisTotals, legalBasis } from './legal-basis.ts';
import { liquidityOf } from './liquidity.ts';
import { countCodes, orderSummary, projectSummary, reasonsOf } from './office-summary.ts';
import type { OverrideRecord } from './provenance.ts';
import { allotmentSummary, farmlandSummary, quotaSummary } from './quota-summary.ts';
import { sessionSummary } from './session-summary.ts';
import type { Summary, Warning } from './summary.ts';

/** What a summary states beside the figures. */
export interface SummaryContext {
  readonly scenario: { readonly id: string; readonly title: Label };
  readonly synthetic: boolean;
  readonly rejects: readonly Reject[];
  readonly overrides: readonly OverrideRecord[];
  readonly warnings: readonly Warning[];
}

/**
 * Adds a run up into the content of `summary.json`; every figure is a sum over the run's files.
 *
 * @param alone the same deals without cooperation
 */
export function summarise(result: RunResult, alone: RunResult, context: SummaryContext): Summary {
  const { scenario, synthetic, rejects, overrides, warnings } = context;
  const basis = legalBasis(result);
  const { deals, transfers, misplacement, history } = result;
  const together = moneyFigures(result);
  return {
    scenario: { id: scenario.id, zh: scenario.title.zh, en: scenario.title.en },
    synthetic,
    start: formatDay(result.start),
    end: formatDay(result.end),
    ...together,
    withoutCooperation: moneyFigures(
      alone,
      together.parties.map(({ party }) => party),
    ),
    deals: countCodes(
      OUTCOMES,
      deals.map(({ outcome }) => outcome),
    ),
    refusals: countCodes(
      REFUSAL_CODES,
      deals.flatMap(({ refusals }) => refusals.slice(0, 1).map(({ code }) => code)),
    ),
    refusedDeals: deals
      .filter(({ refusals }) => refusals.length > 0)
      .map(({ deal, refusals }) => ({ deal: deal.id, reasons: reasonsOf(refusals) })),
    ...named('projects', projectSummary(result)),
    ...named('orders', orderSummary(result)),
    rejects: countCodes(
      REJECT_CODES,
      rejects.map(({ code }) => code),
    ),
    transfers: transferTotals(transfers),
    misplaced: {
      fenDays: misplacement.reduce((sum, { fenDays }) => sum + fenDays, 0n),
      byTreasury: misplacement,
    },
    liquidity: liquidityOf(result),
    monthEnds: history.slice(1).map(({ day, treasuries }) => ({ day: formatDay(day), treasuries })),
    quota: quotaSummary(result),
    ...(result.sessions.length === 0 ? {} : { quotaSessions: sessionSummary(result) }),
    ...behaviourSummary(result),
    ...(result.allotments.length === 0 ? {} : { allotments: allotmentSummary(result) }),
    farmland: farmlandSummary(result),
    earmarkYears: result.cashYears.map(earmarkYear),
    provinceYears: result.provinceYears.map((year) => ({ ...year, ruralUseMet: isMet(year) })),
    legalBasis: basisTotals(basis),
    assumptions: basis.filter(({ use }) => use.status === 'assumption').map(assumption),
    overrides,
    warnings,
  };
}

/** A key of the summary that is left out where there is nothing to say. */
function named<K extends string, T>(key: K, value: T | null): { readonly [P in K]?: T } {
  return value === null ? {} : ({ [key]: value } as { readonly [P in K]?: T });
}

function transferTotals(transfers: RunResult['transfers']): Summary['transfers'] {
  return REGIMES.flatMap((regime) =>
    TRANSFER_STATUSES.flatMap((status) => {
      const some = transfers.filter((t) => t.regime === regime && t.status === status);
      const amountFen = some.reduce((sum, t) => sum + t.amountFen, 0);
      return some.length === 0 ? [] : [{ regime, status, vouchers: some.length, amountFen }];
    }),
  );
}

function assumption({ use: { rule, choice }, moneyFen }: BasisRow): Summary['assumptions'][number] {
  return { rule: rule.id, ...rule.title, moneyFen, choice: choice?.choice ?? null };
}

function earmarkYear(booked: BookedYear) {
  const { cash, baseFen, earmarksFen, ruralUseFloorFen, ruralUseCountedFen } = booked;
  const { party, year, receiptsFen, costsPaidFen } = cash;
  const rural = { ruralUseFloorFen, ruralUseCountedFen, ruralUseMet: isMet(booked) };
  const negative = { carriedFen: cash.carriedFen, carryFen: booked.carryFen };
  const base = { receiptsFen, costsPaidFen, baseFen, earmarksFen };
  return { party, year, ...base, ...rural, ...negative };
}

function isMet(year: Pick<BookedYear, 'ruralUseFloorFen' | 'ruralUseCountedFen'>): boolean {
  return year.ruralUseCountedFen >= year.ruralUseFloorFen;
}
