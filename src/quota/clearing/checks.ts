import { mulDiv } from '../../units/exact.ts';
import { FEN_PER_WAN_YUAN } from '../../units/fen.ts';
import { invariant } from '../../units/invariant.ts';
import { compareRatio, type Ratio } from '../../units/ratio.ts';
import type { Clearing, Trade } from './clearing.ts';
import type { Market, MechanismKind } from './market.ts';
import type { Ask, OrderBook } from './order.ts';

/**
 * What must hold after every clearing: each offer is used, sold, levied or left over (I-1); what
 * each need got and lacks is what it asked; a buyer pays what its seller and the level above get
 * (I-13), and the deposit of who wins a lot, and no other, becomes price; no price outside the
 * band (I-14); nothing from behind the export gate or out of a reserve (I-9); a lot in one piece
 * goes whole (I-17); nobody sells to itself.
 *
 * @throws InvariantError
 */
export function checkClearing(book: OrderBook, market: Market, clearing: Clearing): void {
  const { trades, fills, unmet, unsold } = clearing;
  const used = new Map<string, number>();
  const met = new Map<string, number>();
  for (const { ask, quantity, inKind } of trades) add(used, ask, quantity + inKind);
  for (const { ask, quantity } of unsold) add(used, ask, quantity);
  for (const { bid, quantity, from, ask } of fills) {
    add(met, bid, quantity);
    if (from === 'own') add(used, ask, quantity);
  }
  for (const { bid, quantity } of unmet) add(met, bid, quantity);
  for (const { id, quantity } of book.asks) {
    invariant(used.get(id) === quantity, 'I-1.offered', () => ({
      id,
      quantity,
      used: used.get(id),
    }));
  }
  for (const { id, quantity } of book.bids) {
    invariant(met.get(id) === quantity, 'I-1.wanted', () => ({ id, quantity, met: met.get(id) }));
  }
  checkServed(clearing);
  const asks = new Map(book.asks.map((ask) => [ask.id, ask]));
  for (const trade of trades) checkTrade(trade, market, asks.get(trade.ask)!);
  checkReserve(book, market, clearing);
  checkWhole(book, trades);
  checkDeposits(clearing, market.mechanism.kind);
}

/** A lot in one piece goes to one buyer in one trade, with nothing taken in kind. */
function checkWhole({ asks }: OrderBook, trades: readonly Trade[]): void {
  for (const { id, quantity, whole } of asks) {
    if (whole !== true) continue;
    const sold = trades.filter(({ ask }) => ask === id);
    const inOne = sold.every((trade) => trade.quantity === quantity && trade.inKind === 0);
    invariant(sold.length <= 1 && inOne, 'I-17.lotInOnePiece', () => ({ id, quantity, sold }));
  }
}

/** Where lots are put up, every trade turns one deposit of its buyer into price, in order. */
function checkDeposits({ trades, deposits }: Clearing, kind: MechanismKind): void {
  const converted = deposits.filter(({ outcome }) => outcome === 'converted');
  const wanted = kind === 'listedLots' || kind === 'ascending' ? trades : [];
  const fits =
    converted.length === wanted.length &&
    wanted.every(({ buyer, sellerFen, levyFen }, i) => {
      const { buyer: lodger, amountFen } = converted[i]!;
      return lodger === buyer && amountFen >= 0 && amountFen <= sellerFen + levyFen;
    });
  invariant(fits, 'I-13.deposit', () => ({ trades, deposits }));
}

/** Nobody gets more from the market than it bought there. */
function checkServed({ trades, fills }: Clearing): void {
  const bought = new Map<string, number>();
  for (const { buyer, quantity } of trades) add(bought, buyer, quantity);
  for (const { buyer, quantity, from } of fills) {
    if (from === 'market') add(bought, buyer, -quantity);
  }
  for (const [buyer, spare] of bought) {
    invariant(spare >= 0, 'I-1.served', () => ({ buyer, spare }));
  }
}

function checkTrade(trade: Trade, market: Market, ask: Ask): void {
  const { seller, buyer, priceFen, sellerFen, levyFen, quantity } = trade;
  invariant(seller !== buyer && quantity > 0, 'clearing.trade', () => ({ trade }));
  invariant(!market.gated.has(seller), 'I-9.exportGate', () => ({ trade }));
  invariant(priceFen === sellerFen + levyFen, 'I-13.money', () => ({ trade }));
  // A price is one rounding away from quantity × unit price.
  const lowest = market.floor === null ? ask.limit : higher(ask.limit, market.floor);
  const least = worth(quantity, lowest, 'floor');
  invariant(priceFen >= least, 'I-14.belowFloor', () => ({ trade, least }));
  for (const limit of [market.cap, market.breaker]) {
    if (limit === null) continue;
    const most = highestPriceFen(quantity, limit, market.mechanism.kind);
    invariant(priceFen <= most, 'I-14.aboveCap', () => ({ trade, most }));
  }
}

/** Terms in 万元 round the starting price up, so that a lot at the cap may cost as much more. */
function highestPriceFen(quantity: number, limit: Ratio, kind: MechanismKind): number {
  const exact = worth(quantity, limit, 'ceil');
  return kind === 'listedLots'
    ? mulDiv(exact, 1, FEN_PER_WAN_YUAN, 'ceil') * FEN_PER_WAN_YUAN
    : exact;
}

function checkReserve(book: OrderBook, market: Market, { trades, fills }: Clearing): void {
  const exported = new Map<string, number>();
  for (const { ask, quantity, inKind } of trades) add(exported, ask, quantity + inKind);
  const ownUse = new Map<string, number>();
  for (const { ask, quantity, from } of fills) if (from === 'own') add(ownUse, ask, quantity);
  for (const { id, holder, quantity, minted, whole } of book.asks) {
    const sold = exported.get(id) ?? 0;
    if (sold === 0 || market.pools.has(holder) || whole === true) continue;
    const left = quantity - sold - (ownUse.get(id) ?? 0);
    const { numerator, denominator } = market.reserve;
    const kept = mulDiv(minted, numerator, denominator, 'ceil');
    invariant(left >= kept, 'clearing.reserveSold', () => ({ id, left, kept }));
  }
}

function add(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}

function worth(quantity: number, price: Ratio, rounding: 'floor' | 'ceil'): number {
  return mulDiv(quantity, price.numerator, price.denominator, rounding);
}

function higher(a: Ratio, b: Ratio): Ratio {
  return compareRatio(a, b) >= 0 ? a : b;
}
