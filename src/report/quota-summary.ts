import type { RunResult } from '../engine/run-result.ts';
import { QUOTA_LEDGERS, type QuotaLedger, VECTOR_LEDGERS } from '../quota/lot.ts';
import { lotIdOf, type QuotaMove } from '../quota/move.ts';
import { DIMENSIONS, type Dimension, type Vector } from '../quota/vector.ts';
import { CITIES, QUOTA_HOLDERS } from '../world/party.ts';
import type { AllotmentSummary, QuotaSummary, Summary } from './summary.ts';

/** What a movement counts towards. */
export type QuotaColumn = 'opening' | 'minted' | 'bought' | 'sold' | 'used' | 'expired';

/**
 * The quota accounts of a run: per holder, ledger and dimension
 * opening + minted + bought − sold − used − expired = closing, of which some is reserved.
 */
export function quotaSummary({ quota, start }: RunResult): QuotaSummary[] {
  const sums = new Map<string, number>();
  const add = (column: QuotaColumn, holder: string, ledger: QuotaLedger, amount: Vector) => {
    for (const dimension of DIMENSIONS) {
      const key = `${column} ${holder} ${ledger} ${dimension}`;
      sums.set(key, (sums.get(key) ?? 0) + amount[dimension]);
    }
  };
  for (const move of quota.moves()) {
    const lot = lotIdOf(move);
    if (lot === null) continue;
    for (const { column, holder, amount } of movedColumns(move, move.day === start)) {
      add(column, holder, quota.lot(lot)!.ledger, amount);
    }
  }
  return QUOTA_HOLDERS.flatMap((holder) =>
    QUOTA_LEDGERS.flatMap((ledger) =>
      DIMENSIONS.filter((d) => d === 'areaM2' || VECTOR_LEDGERS.includes(ledger)).map((d) =>
        account(holder, ledger, d, sums, quota.total(holder, ledger).reserved[d]),
      ),
    ),
  ).filter((row) => row.opening + row.minted + row.bought > 0);
}

/** What a movement adds to which column of whose account. */
export function movedColumns(
  move: QuotaMove,
  onFirstDay: boolean,
): readonly { readonly column: QuotaColumn; readonly holder: string; readonly amount: Vector }[] {
  switch (move.action) {
    case 'mint': {
      const column = onFirstDay ? 'opening' : 'minted';
      return [{ column, holder: move.holder, amount: move.lot.minted }];
    }
    case 'trade':
    case 'deposit':
    case 'withdraw':
      return [
        { column: 'sold', holder: move.from, amount: move.amount },
        { column: 'bought', holder: move.to, amount: move.amount },
      ];
    case 'writeOff':
      return [{ column: 'used', holder: move.holder, amount: move.amount }];
    case 'expire':
      return [{ column: 'expired', holder: move.holder, amount: move.amount }];
    default:
      return [];
  }
}

function account(
  holder: string,
  ledger: QuotaLedger,
  dimension: Dimension,
  sums: ReadonlyMap<string, number>,
  reserved: number,
): QuotaSummary {
  const of = (column: QuotaColumn) => sums.get(`${column} ${holder} ${ledger} ${dimension}`) ?? 0;
  const opening = of('opening');
  const minted = of('minted');
  const bought = of('bought');
  const sold = of('sold');
  const used = of('used');
  const expired = of('expired');
  const closing = opening + minted + bought - sold - used - expired;
  return {
    holder,
    ledger,
    dimension,
    opening,
    minted,
    bought,
    sold,
    used,
    expired,
    reserved,
    closing,
  };
}

/** The yearly totals divided by a key and who got what. */
export function allotmentSummary({ allotments }: RunResult): AllotmentSummary[] {
  return allotments.map(({ ledger, year, source, totalM2, leftM2, parts }) => ({
    ...{ ledger, year, source, totalM2, leftM2 },
    parts: Object.fromEntries(parts.map(({ city, areaM2 }) => [city, areaM2])),
  }));
}

/** Farmland of each city: opening + made − taken = closing, held against its red line. */
export function farmlandSummary({ quota, history, record }: RunResult): Summary['farmland'] {
  const takenM2 = new Map<string, number>();
  for (const { city, signed, taken } of record.approvals) {
    if (signed) takenM2.set(city, (takenM2.get(city) ?? 0) + taken.areaM2);
  }
  const opening = history[0]!.farmlandM2;
  const closing = history.at(-1)!.farmlandM2;
  return CITIES.map((city) => {
    const taken = takenM2.get(city) ?? 0;
    return {
      city,
      openingM2: opening[city],
      takenM2: taken,
      madeM2: closing[city] - opening[city] + taken,
      closingM2: closing[city],
      redLineM2: quota.total(city, 'L5').available.areaM2,
    };
  });
}
