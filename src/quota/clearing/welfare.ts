import type { Clearing } from './clearing.ts';
import type { Market } from './market.ts';
import type { OrderBook } from './order.ts';
import { scaledPrice, scaleOf } from './scale.ts';

/** Who the levy of a sale goes to. */
export const LEVY_PARTY = 'hunan';

/**
 * What a clearing is worth to whom, exactly, in fen ÷ `scale`: to a buyer the worth of what it
 * got less what it paid, to a holder what it was paid less the limit of what it gave.
 */
export interface Welfare {
  readonly scale: number;
  readonly byParty: ReadonlyMap<string, bigint>;
  /** Sum over the parties: worth served less cost of the quota spent and of that from outside. */
  readonly total: bigint;
}

/**
 * Adds up the welfare of a clearing.
 *
 * @param payeeOf who is paid for an ask: its holder, or the home city of a lot in the pool
 */
export function welfareOf(
  book: OrderBook,
  market: Market,
  { trades, fills, outside }: Clearing,
  payeeOf: (ask: string) => string,
): Welfare {
  const scale = scaleOf(book, market);
  const byParty = new Map<string, bigint>();
  const add = (party: string, amount: bigint) =>
    byParty.set(party, (byParty.get(party) ?? 0n) + amount);
  const limits = new Map(
    [...book.asks, ...book.bids].map(({ id, limit }) => [id, BigInt(scaledPrice(limit, scale))]),
  );
  const worth = (id: string, quantity: number) => limits.get(id)! * BigInt(quantity);
  const money = (amountFen: number) => BigInt(amountFen) * BigInt(scale);

  for (const { bid, buyer, quantity, from, ask } of fills) {
    add(buyer, worth(bid, quantity));
    if (from === 'own') add(buyer, -worth(ask, quantity));
  }
  for (const { ask, buyer, quantity, inKind, priceFen, sellerFen, levyFen } of trades) {
    add(buyer, -money(priceFen));
    add(payeeOf(ask), money(sellerFen) - worth(ask, quantity + inKind));
    if (levyFen > 0) add(LEVY_PARTY, money(levyFen));
  }
  for (const { buyer, priceFen } of outside) add(buyer, -money(priceFen));
  const total = [...byParty.values()].reduce((sum, amount) => sum + amount, 0n);
  return { scale, byParty, total };
}
