import type { RunResult } from '../engine/run-result.ts';
import type { VoucherCase } from '../engine/voucher-case.ts';
import { formatDay } from '../units/day.ts';
import { PARTIES } from '../world/party.ts';

/** One treasury at one month end. */
export interface TreasuryMonth {
  readonly month: string;
  readonly treasury: string;
  readonly balanceFen: number;
  /** Others' money lying in it. */
  readonly othersFen: number;
  /** Fen × days others' money lay in it within the month. */
  readonly fenDays: bigint;
  /** Vouchers paid out of it within the month, before and after netting. */
  readonly vouchersGross: number;
  readonly vouchersNet: number;
}

/** How long money took to reach its rightful treasury, and how much of it came on time. */
export interface Liquidity {
  readonly months: readonly TreasuryMonth[];
  /** Days from receipt by which half, and 95 %, of the money moved had arrived; null: none was. */
  readonly medianDays: number | null;
  readonly p95Days: number | null;
  /** What fell due within the run, and what of it was paid on the day it was due. */
  readonly dueFen: number;
  readonly onTimeFen: number;
  /** Fen × days each party's own money lay elsewhere. */
  readonly waitedFenDays: Readonly<Record<string, bigint>>;
  /** Vouchers and money of the year-end settlements before and after netting. */
  readonly netting: {
    readonly grossVouchers: number;
    readonly grossFen: number;
    readonly vouchers: number;
    readonly netFen: number;
  } | null;
}

/** Adds up where the money of a run was, and how long it took to come home. */
export function liquidityOf(result: RunResult): Liquidity {
  const arrivals = result.vouchers.flatMap(arrivalsOf).sort((a, b) => a.days - b.days);
  return {
    months: treasuryMonths(result),
    medianDays: reachedBy(arrivals, 50),
    p95Days: reachedBy(arrivals, 95),
    ...punctuality(result),
    waitedFenDays: waited(result),
    netting: nettingOf(result),
  };
}

interface Arrival {
  readonly days: number;
  readonly amountFen: number;
}

function arrivalsOf({ booked, to, opening, obligations }: VoucherCase): Arrival[] {
  if (booked === null || to !== opening.owner || opening.holder === opening.owner) return [];
  return obligations
    .filter(({ amountFen }) => amountFen > 0)
    .map(({ received, amountFen }) => ({ days: booked - received, amountFen }));
}

/** The days by which so many per cent of the money had arrived; the arrivals are in order. */
function reachedBy(arrivals: readonly Arrival[], percent: number): number | null {
  const all = arrivals.reduce((sum, { amountFen }) => sum + BigInt(amountFen), 0n);
  let reached = 0n;
  for (const { days, amountFen } of arrivals) {
    reached += BigInt(amountFen);
    if (reached * 100n >= all * BigInt(percent)) return days;
  }
  return null;
}

function punctuality({ vouchers, end }: RunResult): Pick<Liquidity, 'dueFen' | 'onTimeFen'> {
  let dueFen = 0;
  let onTimeFen = 0;
  for (const { opening, obligations, booked, to, state } of vouchers) {
    const { due, holder, owner } = opening;
    if (due > end || holder === owner || state === 'withdrawn') continue;
    const isOnTime = booked === due && to === owner;
    for (const { amountFen, carriedOver } of obligations) {
      if (amountFen <= 0 || carriedOver === true) continue;
      dueFen += amountFen;
      if (isOnTime) onTimeFen += amountFen;
    }
  }
  return { dueFen, onTimeFen };
}

function treasuryMonths({ liquidity, transfers, vouchers }: RunResult): TreasuryMonth[] {
  const counts = new Map<string, number>();
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { from, booked } of transfers) {
    if (booked !== null) count(`net ${from} ${formatDay(booked).slice(0, 7)}`);
  }
  for (const { opening, booked, to } of vouchers) {
    if (booked === null) continue;
    const from = opening.holder === to ? opening.owner : opening.holder;
    count(`gross ${from} ${formatDay(booked).slice(0, 7)}`);
  }
  return liquidity.map(({ day, treasury, balanceFen, othersFen, fenDays }) => {
    const month = formatDay(day).slice(0, 7);
    const vouchersGross = counts.get(`gross ${treasury} ${month}`) ?? 0;
    const vouchersNet = counts.get(`net ${treasury} ${month}`) ?? 0;
    return { month, treasury, balanceFen, othersFen, fenDays, vouchersGross, vouchersNet };
  });
}

function waited({ misplacement }: RunResult): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const party of PARTIES) {
    const own = misplacement.filter(({ owner }) => owner === party);
    if (own.length > 0) sums[party] = own.reduce((sum, { fenDays }) => sum + fenDays, 0n);
  }
  return sums;
}

function nettingOf({ nettings }: RunResult): Liquidity['netting'] {
  if (nettings.length === 0) return null;
  const sum = (key: 'grossVouchers' | 'grossFen' | 'vouchers' | 'netFen') =>
    nettings.reduce((total, record) => total + record[key], 0);
  return {
    grossVouchers: sum('grossVouchers'),
    grossFen: sum('grossFen'),
    vouchers: sum('vouchers'),
    netFen: sum('netFen'),
  };
}
