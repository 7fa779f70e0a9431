import type { Clearing } from '../../src/quota/clearing/clearing.ts';
import type { Ask, Bid, OrderBook } from '../../src/quota/clearing/order.ts';

/** A limit of the books here: whole fen. */
const priceOf = ({ limit }: Ask | Bid): number => limit.numerator;
const early = (a: Ask | Bid, b: Ask | Bid) => a.placed - b.placed || (a.id < b.id ? -1 : 1);

/** Who got how much of what for how many fen, in a fixed order. */
export function tradesIn({ trades }: Clearing): string[] {
  return trades.map((t) => `${t.ask}>${t.buyer} ${t.quantity} @${t.priceFen}`).sort();
}

/** What each need got on the market. */
export function servedIn({ fills }: Clearing): Record<string, number> {
  const served: Record<string, number> = {};
  for (const { bid, quantity } of fills) served[bid] = (served[bid] ?? 0) + quantity;
  return served;
}

/** Every way to share `total` among items that take at most so much each. */
function* sharesOf(total: number, most: readonly number[]): Generator<number[]> {
  const [first, ...rest] = most;
  if (first === undefined) {
    if (total === 0) yield [];
    return;
  }
  for (let part = Math.min(first, total); part >= 0; part -= 1) {
    for (const others of sharesOf(total - part, rest)) yield [part, ...others];
  }
}

/**
 * Of every allocation there is, the one the first need likes best, then the second …: what is
 * left when everybody is served in turn.
 *
 * @param unitPrice what a pair agrees on, null when it does not
 * @param liking the offers as each need goes through them
 */
export function servedInTurn(
  { asks, bids }: OrderBook,
  liking: readonly Ask[],
  unitPrice: (ask: Ask, bid: Bid) => number | null,
): string[] {
  const wants = [...bids].sort(early);
  const pairs = wants.flatMap((bid) => liking.map((ask) => ({ bid, ask })));
  let best: number[] | null = null;
  const enumerate = (at: number, amounts: number[]): void => {
    const pair = pairs[at];
    if (pair === undefined) {
      if (best === null || isLater(best, amounts)) best = amounts;
      return;
    }
    const { ask, bid } = pair;
    const used = (of: (one: (typeof pairs)[number]) => boolean) =>
      amounts.reduce((sum, amount, i) => sum + (of(pairs[i]!) ? amount : 0), 0);
    const most =
      unitPrice(ask, bid) === null
        ? 0
        : Math.min(
            ask.quantity - used((one) => one.ask === ask),
            bid.quantity - used((one) => one.bid === bid),
          );
    for (let amount = 0; amount <= most; amount += 1) {
      if (ask.whole === true && amount > 0 && amount < ask.quantity) continue;
      enumerate(at + 1, [...amounts, amount]);
    }
  };
  if (asks.length > 0) enumerate(0, []);
  return (best ?? [])
    .flatMap((amount, i) => {
      if (amount === 0) return [];
      const { ask, bid } = pairs[i]!;
      const fen = Math.floor(amount * unitPrice(ask, bid)! + 0.5);
      return [`${ask.id}>${bid.buyer} ${amount} @${fen}`];
    })
    .sort();
}

function isLater(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((one, i) => one !== b[i]);
  return at >= 0 && b[at]! > a[at]!;
}

/** Of every way to share, that which strays least from the exact proportion, odd units early. */
export function proportional(total: number, items: readonly (Ask | Bid)[]): Record<string, number> {
  const inTime = [...items].sort(early);
  const all = inTime.reduce((sum, { quantity }) => sum + quantity, 0);
  let best: { strays: number; share: number[] } | null = null;
  for (const share of sharesOf(
    total,
    inTime.map(({ quantity }) => quantity),
  )) {
    const strays = share.reduce(
      (sum, part, i) => sum + (part * all - total * inTime[i]!.quantity) ** 2,
      0,
    );
    if (best === null || strays < best.strays) best = { strays, share };
  }
  return Object.fromEntries(
    inTime.flatMap(({ id }, i) => {
      const part = best?.share[i] ?? 0;
      return part === 0 ? [] : [[id, part]];
    }),
  );
}

/** The price at which nobody who would pay more goes without, and nobody cheaper is left over. */
export function balancedPrice({ asks, bids }: OrderBook, at: 'low' | 'high'): number | null {
  const sum = (orders: readonly (Ask | Bid)[], takes: (price: number) => boolean) =>
    orders.reduce((all, one) => all + (takes(priceOf(one)) ? one.quantity : 0), 0);
  const balanced: number[] = [];
  for (const p of new Set([...asks, ...bids].map(priceOf))) {
    const dearer = sum(bids, (limit) => limit > p);
    const willing = sum(bids, (limit) => limit >= p);
    const cheaper = sum(asks, (limit) => limit < p);
    const offered = sum(asks, (limit) => limit <= p);
    if (Math.min(willing, offered) > 0 && dearer <= offered && cheaper <= willing) balanced.push(p);
  }
  if (balanced.length === 0) return null;
  return at === 'low' ? Math.min(...balanced) : Math.max(...balanced);
}

/** The terms lots are put up on, in fen: a step and a cap as parts of the start. */
export interface Clock {
  readonly price: number;
  readonly tie: 'time';
  readonly startOf: (quantity: number, unit: number) => number;
  readonly stepOf: (start: number) => number;
  readonly capOf: (start: number) => number | null;
}

/**
 * Lots put up one after another: the clock rises rung by rung while two or more still bid, each
 * up to the best use it has for the lot, found by trying every one.
 */
export function soldByTheClock(book: OrderBook, clock: Clock): string[] {
  const left = new Map(book.bids.map((bid) => [bid.id, bid.quantity]));
  const sold: string[] = [];
  for (const ask of [...book.asks].sort(early)) {
    const start = clock.startOf(ask.quantity, Math.max(clock.price, priceOf(ask)));
    const cap = clock.capOf(start);
    const buyers = [...new Set(book.bids.map(({ buyer }) => buyer))].sort();
    const bidders = buyers.flatMap((buyer) => {
      const uses = bestUse(
        book.bids.filter((bid) => bid.buyer === buyer),
        left,
        ask.quantity,
      );
      return uses === null ? [] : [{ buyer, ...uses }];
    });
    const winner = rising(bidders, start, clock.stepOf(start), cap);
    if (winner === null) continue;
    sold.push(`${ask.id}>${winner.buyer} ${ask.quantity} @${winner.price}`);
    for (const [id, part] of winner.parts) left.set(id, left.get(id)! - part);
  }
  return sold.sort();
}

interface Hopeful {
  readonly buyer: string;
  readonly most: number;
  readonly placed: number;
  readonly parts: readonly (readonly [string, number])[];
}

function bestUse(
  bids: readonly Bid[],
  left: ReadonlyMap<string, number>,
  quantity: number,
): Omit<Hopeful, 'buyer'> | null {
  const open = bids.map((bid) => left.get(bid.id)!);
  const total = Math.min(
    quantity,
    open.reduce((sum, one) => sum + one, 0),
  );
  if (total === 0) return null;
  let best: { most: number; share: number[] } | null = null;
  for (const share of sharesOf(total, open)) {
    const most = share.reduce((sum, part, i) => sum + part * priceOf(bids[i]!), 0);
    if (best === null || most > best.most) best = { most, share };
  }
  const used = best!.share.flatMap((part, i) => (part === 0 ? [] : [{ bid: bids[i]!, part }]));
  return {
    most: best!.most,
    placed: Math.min(...used.map(({ bid }) => bid.placed)),
    parts: used.map(({ bid, part }) => [bid.id, part] as const),
  };
}

function rising(
  bidders: readonly Hopeful[],
  start: number,
  step: number,
  cap: number | null,
): (Hopeful & { readonly price: number }) | null {
  if (cap !== null && cap < start) return null;
  let standing = bidders.filter(({ most }) => most >= start);
  let price = start;
  while (standing.length > 1 && step > 0 && price !== cap) {
    const next = cap === null ? price + step : Math.min(cap, price + step);
    const still = standing.filter(({ most }) => most >= next);
    if (still.length === 0) break;
    [standing, price] = [still, next];
  }
  const [winner] = [...standing].sort(
    (a, b) => a.placed - b.placed || (a.buyer < b.buyer ? -1 : 1),
  );
  return winner === undefined ? null : { ...winner, price };
}
