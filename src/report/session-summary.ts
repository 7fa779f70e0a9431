import type { QuotaSession } from '../engine/quota-session/desk.ts';
import type { RunResult } from '../engine/run-result.ts';
import type { UnmetReason, UnsoldReason } from '../quota/clearing/clearing.ts';
import type { MechanismKind } from '../quota/clearing/market.ts';
import { formatDay } from '../units/day.ts';
import { compareRatio, type Ratio, ratio } from '../units/ratio.ts';
import type { QuotaGood } from '../world/policy.ts';

/** What came of one session; quantities in m² or kg, money in fen. */
export interface SessionSummary {
  readonly day: string;
  readonly good: QuotaGood;
  /** Present where paddy and capacity went along with the area of replenishment. */
  readonly bundled?: true;
  readonly mechanism: MechanismKind;
  /** Unit prices paid, fen per unit as exact fractions; null when nothing was bought. */
  readonly lowestPrice: Ratio | null;
  readonly highestPrice: Ratio | null;
  readonly offered: number;
  readonly wanted: number;
  /** Needs met from the city's own quota. */
  readonly ownUse: number;
  readonly traded: number;
  readonly fromOutside: number;
  readonly inKind: number;
  readonly paidFen: number;
  readonly levyFen: number;
  readonly unmet: Readonly<Partial<Record<UnmetReason, number>>>;
  readonly unsold: Readonly<Partial<Record<UnsoldReason, number>>>;
}

/** The sessions of a run, in order. */
export function sessionSummary({ sessions }: Pick<RunResult, 'sessions'>): SessionSummary[] {
  return sessions.map(summaryOf);
}

function summaryOf({ day, traded, market, book, clearing }: QuotaSession): SessionSummary {
  const { trades, fills, outside, unmet, unsold } = clearing;
  const bought = [...trades, ...outside];
  const prices = bought
    .map(({ priceFen, quantity }) => ratio(priceFen, quantity))
    .sort(compareRatio);
  return {
    day: formatDay(day),
    good: traded.good,
    ...(traded.bundled && traded.ledger === 'L4' ? { bundled: true as const } : {}),
    mechanism: market.mechanism.kind,
    lowestPrice: prices[0] ?? null,
    highestPrice: prices.at(-1) ?? null,
    offered: sum(book.asks, ({ quantity }) => quantity),
    wanted: sum(book.bids, ({ quantity }) => quantity),
    ownUse: sum(fills, ({ from, quantity }) => (from === 'own' ? quantity : 0)),
    traded: sum(trades, ({ quantity }) => quantity),
    fromOutside: sum(outside, ({ quantity }) => quantity),
    inKind: sum(trades, ({ inKind }) => inKind),
    paidFen: sum(bought, ({ priceFen }) => priceFen),
    levyFen: sum(trades, ({ levyFen }) => levyFen),
    unmet: byReason(unmet),
    unsold: byReason(unsold),
  };
}

function byReason<R extends string>(
  parts: readonly { readonly reason: R; readonly quantity: number }[],
): Partial<Record<R, number>> {
  const sums: Partial<Record<R, number>> = {};
  for (const { reason, quantity } of parts) sums[reason] = (sums[reason] ?? 0) + quantity;
  return sums;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
