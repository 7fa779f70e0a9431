import { stream } from '../../../behaviour/stream.ts';
import { clear } from '../../../quota/clearing/clear.ts';
import type { Draws, Market } from '../../../quota/clearing/market.ts';
import type { OrderBook } from '../../../quota/clearing/order.ts';
import { parseRatio, type Ratio, ZERO } from '../../../units/ratio.ts';
import { CITIES } from '../../../world/party.ts';
import { type Calculator, calculator, figure, wordOf } from '../calculator.ts';
import { area, areaPrice, count, groups, optional, word } from '../given-field.ts';

const LOT = 'lot';
const STEP = parseRatio('5%')!;
const DEPOSIT = parseRatio('20%')!;

const cappedAuction = calculator({
  id: 'cappedAuction',
  title: { zh: '限价竞买与摇号', en: 'auction under a cap, with a lottery' },
  formula: {
    zh: '出价升到限价为止；到限价的不止一家，在它们之间摇号，按限价成交',
    en: 'bids rise to the cap; when several reach it, a draw decides between them, at the cap',
  },
  given: {
    area: area(),
    start: areaPrice(),
    cap: areaPrice(),
    bids: groups({ buyer: word(CITIES), price: areaPrice() }),
    seed: optional(count()),
  },
  results: {
    price: figure('areaPrice', '成交单价', 'unit price'),
    amount: figure('money', '成交价', 'price paid'),
    inDraw: figure('number', '参加摇号的家数', 'how many are in the draw'),
    winner: wordOf(CITIES, '竞得人', 'winner'),
  },
  calculate: ({ area: areaM2, start, cap, bids, seed = 0 }) => {
    const book = bookOf(areaM2, start, bids);
    let inDraw = 0;
    const draws: Draws = (label, most) => {
      inDraw = most;
      return stream({ seed, replicate: 0, entity: LOT, purpose: label }).int(0, most - 1);
    };
    const [trade] = clear(book, marketOf(start, cap), draws).trades;
    if (trade === undefined) return { price: null, amount: null, inDraw, winner: null };
    const paid = { numerator: trade.priceFen, denominator: areaM2 };
    return { price: paid, amount: trade.priceFen, inDraw, winner: trade.buyer };
  },
});

function bookOf(
  areaM2: number,
  start: Ratio,
  bids: readonly { readonly buyer: string; readonly price: Ratio }[],
): OrderBook {
  const ask = { id: LOT, holder: 'pool', lot: LOT, quantity: areaM2, minted: areaM2 };
  return {
    asks: [{ ...ask, limit: start, grade: null, placed: 0 }],
    bids: bids.map(({ buyer, price }, placed) => ({
      ...{ id: buyer, buyer, quantity: areaM2, limit: price, placed },
    })),
  };
}

function marketOf(start: Ratio, cap: Ratio): Market {
  return {
    mechanism: {
      ...{ kind: 'ascending', lotSize: null, step: STEP, deposit: DEPOSIT },
      ...{ capShare: null, tie: 'lottery' },
    },
    ...{ price: start, floor: null, cap, breaker: null, outside: null, levy: null },
    ...{ reserve: ZERO, gated: new Set<string>(), pools: new Set(['pool']) },
  };
}

/** Auctions of a single lot. */
export const AUCTION_CALCULATORS: readonly Calculator[] = [cappedAuction];
