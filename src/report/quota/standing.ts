import type { YearAllotment } from '../../engine/allotment-desk.ts';
import type { ProtectionOutcome, RunResult, SupplyOutcome } from '../../engine/run-result.ts';
import { type Assessment, hasPassed, headroomM2 } from '../../quota/assessment.ts';
import { QUOTA_LEDGERS, type QuotaLedger, VECTOR_LEDGERS } from '../../quota/lot.ts';
import { lotIdOf } from '../../quota/move.ts';
import { addVector, DIMENSIONS, isZero, type Vector, ZERO_VECTOR } from '../../quota/vector.ts';
import { yearOf } from '../../units/day.ts';
import { CITIES, QUOTA_HOLDERS } from '../../world/party.ts';
import { movedColumns, type QuotaColumn } from '../quota-summary.ts';
import type { QuotaSummary } from '../summary.ts';
import { type FarmlandYear, farmlandYears } from './farmland-years.ts';

/** One year of one holder's account of one dimension of one ledger, in m² or kg. */
export interface QuotaYear extends Omit<QuotaSummary, 'reserved'> {
  readonly year: number;
}

/** What was traded of one ledger in a year, and for how much. */
export interface QuotaTradeYear {
  readonly year: number;
  readonly ledger: QuotaLedger;
  readonly trades: number;
  readonly amount: Vector;
  readonly priceFen: number;
}

/** A city against its targets at the end of a year; the first is the opening. */
export interface Headroom extends Assessment {
  readonly headroomM2: number;
  readonly basicHeadroomM2: number;
  readonly passed: boolean;
}

/** Where the quota of a run stands, year by year. */
export interface QuotaStanding {
  readonly accounts: readonly QuotaYear[];
  readonly trades: readonly QuotaTradeYear[];
  readonly farmland: readonly FarmlandYear[];
  readonly headroom: readonly Headroom[];
  readonly allotments: readonly YearAllotment[];
  readonly supply: readonly SupplyOutcome[];
  readonly protection: readonly ProtectionOutcome[];
}

/** Adds a run up by city, year and ledger; every figure is a sum of movements of quota.csv. */
export function quotaStanding(result: RunResult): QuotaStanding {
  const assessments = [...result.record.book.assessments()];
  return {
    accounts: accountsOf(result),
    trades: tradesOf(result),
    farmland: farmlandYears(result),
    headroom: CITIES.flatMap((city) => assessments.filter((one) => one.city === city)).map(
      (one) => ({
        ...one,
        headroomM2: headroomM2(one),
        basicHeadroomM2: one.basicFarmlandM2 - one.basicTargetM2,
        passed: hasPassed(one),
      }),
    ),
    allotments: result.allotments,
    supply: result.supply,
    protection: result.protection,
  };
}

const FLOWS = ['minted', 'bought', 'sold', 'used', 'expired'] as const;

function accountsOf({ quota, start, end }: RunResult): QuotaYear[] {
  const sums = new Map<string, number>();
  const key = (column: QuotaColumn, year: number, holder: string, ledger: string, d: string) =>
    `${column} ${year} ${holder} ${ledger} ${d}`;
  for (const move of quota.moves()) {
    const lot = lotIdOf(move);
    if (lot === null) continue;
    const { ledger } = quota.lot(lot)!;
    for (const { column, holder, amount } of movedColumns(move, move.day === start)) {
      for (const d of DIMENSIONS) {
        const at = key(column, yearOf(move.day), holder, ledger, d);
        sums.set(at, (sums.get(at) ?? 0) + amount[d]);
      }
    }
  }
  const rows: QuotaYear[] = [];
  for (const holder of QUOTA_HOLDERS) {
    for (const ledger of QUOTA_LEDGERS) {
      for (const dimension of DIMENSIONS) {
        if (dimension !== 'areaM2' && !VECTOR_LEDGERS.includes(ledger)) continue;
        let opening = 0;
        for (let year = yearOf(start); year <= yearOf(end); year += 1) {
          const of = (column: QuotaColumn) =>
            sums.get(key(column, year, holder, ledger, dimension)) ?? 0;
          opening += of('opening');
          const [minted, bought, sold, used, expired] = FLOWS.map(of) as [
            ...[number, number, number, number, number],
          ];
          const closing = opening + minted + bought - sold - used - expired;
          const flows = { minted, bought, sold, used, expired };
          const row = { year, holder, ledger, dimension, opening, ...flows, closing };
          if (opening + minted + bought > 0) rows.push(row);
          opening = closing;
        }
      }
    }
  }
  return rows;
}

function tradesOf({ quota, start, end }: RunResult): QuotaTradeYear[] {
  const years = new Map<string, QuotaTradeYear>();
  for (const move of quota.moves()) {
    if (move.action !== 'trade' || isZero(move.amount)) continue;
    const { ledger } = quota.lot(move.lot)!;
    const year = yearOf(move.day);
    const before = years.get(`${ledger} ${year}`);
    years.set(`${ledger} ${year}`, {
      ...{ year, ledger },
      trades: (before?.trades ?? 0) + 1,
      amount: addVector(before?.amount ?? ZERO_VECTOR, move.amount),
      priceFen: (before?.priceFen ?? 0) + move.priceFen,
    });
  }
  return QUOTA_LEDGERS.flatMap((ledger) => {
    const rows: QuotaTradeYear[] = [];
    for (let year = yearOf(start); year <= yearOf(end); year += 1) {
      const row = years.get(`${ledger} ${year}`);
      if (row !== undefined) rows.push(row);
    }
    return rows;
  });
}
