import { fen, priceOf, rateOfFen } from '../../units/fen.ts';
import { compareRatio, type Ratio } from '../../units/ratio.ts';
import type {
  Clearing,
  Fill,
  OutsidePurchase,
  Trade,
  Unmet,
  UnmetReason,
  Unsold,
  UnsoldReason,
} from './clearing.ts';
import type { Market } from './market.ts';
import { inKindOf, type OpenBook, type Want } from './offers.ts';
import { byTime, byWorth, type OrderBook } from './order.ts';
import { type Match, type Outcome, Remaining } from './outcome.ts';

/**
 * What a mechanism decided, as trades with their money: the levy of the level above taken, what
 * is still wanted bought from outside, and a reason for everything left over.
 */
export function settle(
  book: OrderBook,
  open: OpenBook,
  outcome: Outcome,
  market: Market,
): Clearing {
  const left = new Remaining(open.wants);
  const fills: Fill[] = [...open.ownUse];
  for (const { offer, buyer, serves } of outcome.matches) {
    for (const { want, quantity } of serves) {
      left.take(want, quantity);
      fills.push({ bid: want.bid.id, buyer, quantity, from: 'market', ask: offer.ask.id });
    }
  }
  const trades = outcome.matches.map((match) => tradeOf(match, market));
  const outside = buyOutside(open.wants, left, market);
  for (const { bid, buyer, quantity } of outside) {
    fills.push({ bid, buyer, quantity, from: 'outside', ask: '' });
  }
  const unsold = [...open.held, ...leftOver(book, open, trades, outcome, left)];
  const unmet = open.wants.flatMap((want): Unmet[] => {
    const quantity = left.of(want);
    if (quantity === 0) return [];
    const reason = unmetReason(want, outcome, unsold, market);
    return [{ bid: want.bid.id, buyer: want.bid.buyer, quantity, reason }];
  });
  const { price, deposits } = outcome;
  return { price, trades, fills, outside, deposits, unmet, unsold };
}

function tradeOf({ offer, buyer, quantity, priceFen }: Match, market: Market): Trade {
  const { ask } = offer;
  const levy = market.pools.has(ask.holder) ? null : market.levy;
  const levyFen = levy?.form === 'cash' ? rateOfFen(priceFen, levy.rate, 'floor') : fen(0);
  return {
    ask: ask.id,
    lot: ask.lot,
    seller: ask.holder,
    buyer,
    quantity,
    priceFen,
    sellerFen: fen(priceFen - levyFen),
    levyFen,
    inKind: levy?.form === 'inKind' ? inKindOf(quantity, levy.rate) : 0,
  };
}

function buyOutside(
  wants: readonly Want[],
  left: Remaining<Want>,
  { outside }: Market,
): OutsidePurchase[] {
  if (outside === null) return [];
  let most = outside.most ?? Number.MAX_SAFE_INTEGER;
  const bought: OutsidePurchase[] = [];
  for (const want of [...wants].sort((a, b) => byWorth(a.bid, b.bid))) {
    const quantity = Math.min(most, left.of(want));
    if (quantity === 0 || compareRatio(want.bid.limit, outside.price) < 0) continue;
    left.take(want, quantity);
    most -= quantity;
    bought.push({
      bid: want.bid.id,
      buyer: want.bid.buyer,
      quantity,
      priceFen: priceOf(quantity, outside.price),
      payoutFen: priceOf(quantity, outside.payout),
    });
  }
  return bought;
}

function leftOver(
  { asks }: OrderBook,
  open: OpenBook,
  trades: readonly Trade[],
  { price, wholeOnly }: Outcome,
  left: Remaining<Want>,
): Unsold[] {
  const gone = new Map<string, number>();
  const add = (ask: string, quantity: number) => gone.set(ask, (gone.get(ask) ?? 0) + quantity);
  for (const { ask, quantity } of [...open.ownUse, ...open.held]) add(ask, quantity);
  for (const { ask, quantity, inKind } of trades) add(ask, quantity + inKind);
  const limits = new Map<string, Ratio>(open.offers.map(({ ask, limit }) => [ask.id, limit]));
  const whole = new Set([...wholeOnly].map(({ ask }) => ask.id));
  const wanted = open.wants.some((want) => left.of(want) > 0);
  return [...asks].sort(byTime).flatMap((ask): Unsold[] => {
    const quantity = ask.quantity - (gone.get(ask.id) ?? 0);
    if (quantity === 0) return [];
    const limit = limits.get(ask.id);
    const dear = price === null ? wanted : limit !== undefined && compareRatio(limit, price) > 0;
    const reason: UnsoldReason = whole.has(ask.id)
      ? 'wholeOnly'
      : dear
        ? 'abovePrice'
        : 'demandShort';
    return [{ ask: ask.id, holder: ask.holder, quantity, reason }];
  });
}

/** Reasons of an offer that was there to be bought, had the need been worth it. */
const BUYABLE: readonly UnsoldReason[] = ['abovePrice', 'demandShort', 'wholeOnly'];

function unmetReason(
  { bid }: Want,
  { price, matches }: Outcome,
  unsold: readonly Unsold[],
  { floor }: Market,
): UnmetReason {
  if (floor !== null && compareRatio(bid.limit, floor) < 0) return 'belowFloor';
  if (price !== null && compareRatio(bid.limit, price) >= 0) return 'supplyShort';
  if (price !== null || unsold.some(({ reason }) => BUYABLE.includes(reason))) {
    return 'belowPrice';
  }
  return matches.length > 0 ? 'outbid' : 'supplyShort';
}
