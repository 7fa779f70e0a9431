import { mulDiv } from '../../units/exact.ts';
import { invariant } from '../../units/invariant.ts';
import type { Market } from './market.ts';
import type { OrderBook } from './order.ts';
import { scaledPrice, scaleOf } from './scale.ts';

/** Quota that can be spent: at a cost per unit, on the buyers it may reach. */
export interface Source {
  readonly ask: string;
  readonly holder: string;
  readonly quantity: number;
  /** Fen ÷ scale per unit. */
  readonly cost: number;
  /** Whether it may leave its holder. */
  readonly mayLeave: boolean;
}

/** A need: leaving a unit of it unmet costs what the unit is worth. */
export interface Sink {
  readonly bid: string;
  readonly buyer: string;
  readonly quantity: number;
  /** Fen ÷ scale per unit. */
  readonly worth: number;
}

/** The transportation problem of a book: who serves whom at the least cost. */
export interface Transport {
  readonly scale: number;
  readonly sources: readonly Source[];
  readonly sinks: readonly Sink[];
}

/** Quantity from one source to one sink, by position. */
export interface Flow {
  readonly source: number;
  readonly sink: number;
  readonly quantity: number;
}

/** A solution with its proof: whole quantities and whole shadow prices, in fen ÷ scale. */
export interface TransportPlan {
  readonly flows: readonly Flow[];
  /** What one more unit of a source would save. */
  readonly sourcePrices: readonly number[];
  /** What one more unit of a need would cost. */
  readonly sinkPrices: readonly number[];
}

/** Holder of what comes from outside the region; anybody may have it. */
export const OUTSIDE = 'outside';

/**
 * The transportation problem behind a book, under a market's export gate, reserve and outside
 * option; prices and bands play no part in it. What a holder keeps in reserve is a source of its
 * own that serves only its holder.
 */
export function transportOf(book: OrderBook, market: Market): Transport {
  const scale = scaleOf(book, market);
  const sources = book.asks.flatMap(
    ({ id: ask, holder, quantity, minted, limit, whole }): Source[] => {
      const cost = scaledPrice(limit, scale);
      const { numerator, denominator } = market.reserve;
      const share = market.pools.has(holder) || whole === true ? 0 : numerator;
      const reserved = Math.min(quantity, mulDiv(minted, share, denominator, 'ceil'));
      const kept = market.gated.has(holder) ? quantity : reserved;
      const part = { ask, holder, cost };
      return [
        { ...part, quantity: quantity - kept, mayLeave: true },
        { ...part, quantity: kept, mayLeave: false },
      ].filter((source) => source.quantity > 0);
    },
  );
  if (market.outside !== null) {
    const wanted = book.bids.reduce((sum, { quantity }) => sum + quantity, 0);
    const quantity = Math.min(market.outside.most ?? wanted, wanted);
    const cost = scaledPrice(market.outside.price, scale);
    sources.push({ ask: OUTSIDE, holder: OUTSIDE, quantity, cost, mayLeave: true });
  }
  const sinks = book.bids.map(({ id: bid, buyer, quantity, limit }) => {
    return { bid, buyer, quantity, worth: scaledPrice(limit, scale) };
  });
  return { scale, sources, sinks };
}

/** Whether a source may serve a sink. */
export function reaches(source: Source, sink: Sink): boolean {
  return source.mayLeave || source.holder === sink.buyer;
}

/** Worth of what a plan serves less the cost of what it spends, in fen ÷ scale. */
export function planWelfare({ sources, sinks }: Transport, { flows }: TransportPlan): bigint {
  return flows.reduce((sum, { source, sink, quantity }) => {
    const gain = BigInt(sinks[sink]!.worth) - BigInt(sources[source]!.cost);
    return sum + gain * BigInt(quantity);
  }, 0n);
}

/**
 * Proves in whole numbers that a plan is allowed and that none is better: the shadow prices are
 * a feasible solution of the dual programme, and its value is the plan's own.
 *
 * @throws InvariantError naming what does not hold.
 */
export function proveOptimal(transport: Transport, plan: TransportPlan): void {
  const { sources, sinks } = transport;
  const spent = sources.map(() => 0);
  const met = sinks.map(() => 0);
  for (const flow of plan.flows) {
    const { source, sink, quantity } = flow;
    const sound = Number.isSafeInteger(quantity) && quantity > 0;
    invariant(sound && reaches(sources[source]!, sinks[sink]!), 'yardstick.flow', () => ({ flow }));
    spent[source]! += quantity;
    met[sink]! += quantity;
  }
  for (const [i, { quantity }] of sources.entries()) {
    invariant(spent[i]! <= quantity, 'yardstick.overspent', () => ({ source: sources[i] }));
  }
  for (const [j, { quantity }] of sinks.entries()) {
    invariant(met[j]! <= quantity, 'yardstick.overserved', () => ({ sink: sinks[j] }));
  }
  proveBound(transport, plan);
}

function proveBound(transport: Transport, plan: TransportPlan): void {
  const { sources, sinks } = transport;
  const { sourcePrices, sinkPrices } = plan;
  let bound = 0n;
  for (const [i, { quantity }] of sources.entries()) {
    const price = sourcePrices[i]!;
    const sound = Number.isSafeInteger(price) && price >= 0;
    invariant(sound, 'yardstick.sourcePrice', () => ({ source: sources[i], price }));
    bound += BigInt(price) * BigInt(quantity);
  }
  for (const [j, sink] of sinks.entries()) {
    const price = sinkPrices[j]!;
    const sound = Number.isSafeInteger(price) && price <= sink.worth;
    invariant(sound, 'yardstick.sinkPrice', () => ({ sink, price }));
    bound += BigInt(sink.worth - price) * BigInt(sink.quantity);
    for (const [i, source] of sources.entries()) {
      const holds = !reaches(source, sink) || price <= source.cost + sourcePrices[i]!;
      invariant(holds, 'yardstick.dual', () => ({ source, sink, price }));
    }
  }
  const welfare = planWelfare(transport, plan);
  invariant(bound === welfare, 'yardstick.gap', () => ({ bound, welfare }));
}
