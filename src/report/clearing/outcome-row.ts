import type { Clearing } from '../../quota/clearing/clearing.ts';
import { OUTSIDE, type Transport, type TransportPlan } from '../../quota/clearing/transport.ts';
import type { Welfare } from '../../quota/clearing/welfare.ts';
import { divideBig } from '../../units/exact.ts';
import { compareRatio, type Ratio, ratio } from '../../units/ratio.ts';

/** What one mechanism made of the common book; money in fen, quantities in m² or kg. */
export interface OutcomeRow {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** Lowest and highest unit price paid, fen per unit; null when nothing was bought. */
  readonly price: { readonly low: Ratio; readonly high: Ratio } | null;
  readonly ownUse: number;
  readonly traded: number;
  readonly fromOutside: number;
  readonly inKind: number;
  readonly unmet: number;
  /** Quota left over once every need served is written off. */
  readonly left: number;
  /** Worth of what each party got less what it paid and gave. */
  readonly surplusFen: Readonly<Record<string, bigint>>;
  readonly totalFen: bigint;
  /** Share of the best that could be had, in hundredths of a percent, down. */
  readonly optimumShareBp: number;
}

export interface RowName {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
}

type Sums = Omit<OutcomeRow, keyof RowName | 'surplusFen' | 'totalFen' | 'optimumShareBp'>;

/** The row of a clearing, held against the best welfare there is. */
export function rowOf(
  name: RowName,
  clearing: Clearing,
  supply: number,
  { byParty, total, scale }: Welfare,
  best: bigint,
): OutcomeRow {
  return { ...name, ...sumsOf(clearing, supply), ...gains(byParty, total, best, scale) };
}

function sumsOf({ trades, fills, unmet, outside }: Clearing, supply: number): Sums {
  const prices = [...trades, ...outside].map(({ priceFen, quantity }) => ratio(priceFen, quantity));
  const sorted = prices.sort(compareRatio);
  const from = (source: string) => sum(fills.filter((fill) => fill.from === source));
  const fromOutside = from('outside');
  return {
    price: sorted.length === 0 ? null : { low: sorted[0]!, high: sorted.at(-1)! },
    ownUse: from('own'),
    traded: sum(trades),
    fromOutside,
    inKind: trades.reduce((all, { inKind }) => all + inKind, 0),
    unmet: sum(unmet),
    left: supply + fromOutside - sum(fills),
  };
}

/** The row of the optimum, everything that changes hands at its shadow price. */
export function optimumRow(
  name: RowName,
  transport: Transport,
  plan: TransportPlan,
  payeeOf: (ask: string) => string,
): OutcomeRow {
  const { sources, sinks, scale } = transport;
  const byParty = new Map<string, bigint>();
  const add = (party: string, amount: bigint) =>
    byParty.set(party, (byParty.get(party) ?? 0n) + amount);
  const moved = { own: 0, traded: 0, outside: 0 };
  const prices: number[] = [];
  let total = 0n;
  for (const { source, sink, quantity } of plan.flows) {
    const from = sources[source]!;
    const to = sinks[sink]!;
    const worth = BigInt(to.worth - from.cost) * BigInt(quantity);
    total += worth;
    const outside = from.ask === OUTSIDE;
    const own = from.holder === to.buyer;
    moved[outside ? 'outside' : own ? 'own' : 'traded'] += quantity;
    if (outside || own) {
      add(to.buyer, worth);
      continue;
    }
    const price = plan.sinkPrices[sink]!;
    prices.push(price);
    add(to.buyer, BigInt(to.worth - price) * BigInt(quantity));
    add(payeeOf(from.ask), BigInt(price - from.cost) * BigInt(quantity));
  }
  const served = moved.own + moved.traded + moved.outside;
  const supply = sum(sources.filter(({ ask }) => ask !== OUTSIDE));
  const sorted = prices.sort((a, b) => a - b).map((price) => ratio(price, scale));
  return {
    ...name,
    price: sorted.length === 0 ? null : { low: sorted[0]!, high: sorted.at(-1)! },
    ownUse: moved.own,
    traded: moved.traded,
    fromOutside: moved.outside,
    inKind: 0,
    unmet: sum(sinks) - served,
    left: supply + moved.outside - served,
    ...gains(byParty, total, total, scale),
  };
}

function gains(byParty: ReadonlyMap<string, bigint>, total: bigint, best: bigint, scale: number) {
  const inFen = (amount: bigint) => divideBig(amount, BigInt(scale), 'halfUp');
  const surplusFen: Record<string, bigint> = {};
  for (const [party, amount] of byParty) surplusFen[party] = inFen(amount);
  const optimumShareBp = best <= 0n ? 10_000 : Number(divideBig(total * 10_000n, best, 'floor'));
  return { surplusFen, totalFen: inFen(total), optimumShareBp };
}

function sum(parts: readonly { readonly quantity: number }[]): number {
  return parts.reduce((all, { quantity }) => all + quantity, 0);
}
