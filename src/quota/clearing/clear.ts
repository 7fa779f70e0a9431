import { clearCallAuction } from './call-auction.ts';
import { checkClearing } from './checks.ts';
import type { Clearing } from './clearing.ts';
import { clearAgreement, clearPosted } from './in-turn.ts';
import { clearLots } from './lots.ts';
import { checkMarket, type Draws, type Market } from './market.ts';
import { type OpenBook, openBook } from './offers.ts';
import { checkBook, type OrderBook } from './order.ts';
import type { Outcome } from './outcome.ts';
import { clearProRata } from './pro-rata.ts';
import { settle } from './settle.ts';

/**
 * Clears one order book of one good under one mechanism: trades whose quota and money move
 * together, what each need got, and a reason for all that is left. The order of the book changes
 * nothing; chance enters by `draws` alone.
 *
 * @throws InvariantError when the book or the market makes no sense, or the result breaks
 * conservation, the band, the export gate or somebody's limit.
 */
export function clear(book: OrderBook, market: Market, draws: Draws): Clearing {
  checkBook(book);
  checkMarket(market);
  const open = openBook(book, market);
  const clearing = settle(book, open, decide(open, market, draws), market);
  checkClearing(book, market, clearing);
  return clearing;
}

function decide(open: OpenBook, market: Market, draws: Draws): Outcome {
  const { mechanism } = market;
  switch (mechanism.kind) {
    case 'posted':
      return clearPosted(open, mechanism, market);
    case 'agreement':
      return clearAgreement(open, mechanism);
    case 'proRata':
      return clearProRata(open, market, draws);
    case 'callAuction':
      return clearCallAuction(open, mechanism, market, draws);
    case 'listedLots':
    case 'ascending':
      return clearLots(open, mechanism, market, draws);
  }
}
