import type { OrderBook } from '../../src/quota/clearing/order.ts';
import { reaches, type Transport } from '../../src/quota/clearing/transport.ts';

/**
 * The greatest welfare of a transportation problem, by trying every allocation: each unit of
 * every source goes to any sink it reaches, or nowhere. Only for problems of a few units.
 */
export function bestWelfare({ sources, sinks }: Transport): bigint {
  const seen = new Map<string, bigint>();
  const search = (source: number, open: readonly number[]): bigint => {
    const from = sources[source];
    if (from === undefined) return 0n;
    const key = `${source} ${open.join(' ')}`;
    const known = seen.get(key);
    if (known !== undefined) return known;
    let best = 0n;
    const spread = (sink: number, left: number, now: readonly number[], gain: bigint): void => {
      const to = sinks[sink];
      if (to === undefined) {
        const total = gain + search(source + 1, now);
        if (total > best) best = total;
        return;
      }
      const most = reaches(from, to) ? Math.min(left, now[sink]!) : 0;
      for (let quantity = 0; quantity <= most; quantity += 1) {
        const rest = now.with(sink, now[sink]! - quantity);
        const more = BigInt(quantity) * (BigInt(to.worth) - BigInt(from.cost));
        spread(sink + 1, left - quantity, rest, gain + more);
      }
    };
    spread(0, from.quantity, open, 0n);
    seen.set(key, best);
    return best;
  };
  return search(
    0,
    sinks.map(({ quantity }) => quantity),
  );
}

/** A book with its orders in another order. */
export function shuffled(book: OrderBook, key: number): OrderBook {
  const turn = <T>(items: readonly T[]): T[] => {
    const at = items.length === 0 ? 0 : key % items.length;
    return [...items.slice(at), ...items.slice(0, at)].reverse();
  };
  return { asks: turn(book.asks), bids: turn(book.bids) };
}
