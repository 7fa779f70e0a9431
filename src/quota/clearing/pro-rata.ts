import { compareRatio } from '../../units/ratio.ts';
import type { Draws, Market } from './market.ts';
import type { OpenBook } from './offers.ts';
import type { Outcome } from './outcome.ts';
import { type Given, pairUp } from './pairing.ts';
import { ration } from './ration.ts';

/**
 * Pro-rata rationing at the posted price: everybody the price suits takes part, and the longer
 * side is cut in proportion, by largest remainder. A lot in one piece cannot be cut and stays out.
 */
export function clearProRata(book: OpenBook, market: Market, draws: Draws): Outcome {
  const { price } = market;
  const suited = book.offers.filter(({ limit }) => compareRatio(limit, price) <= 0);
  const offers = suited.filter(({ ask }) => ask.whole !== true);
  const wholeOnly = new Set(suited.filter(({ ask }) => ask.whole === true));
  const wants = book.wants.filter(({ limit }) => compareRatio(price, limit) <= 0);
  const total = Math.min(sum(offers), sum(wants));
  const none: Outcome = { price: null, matches: [], deposits: [], wholeOnly };
  if (total === 0) return none;
  const share = <T extends { readonly quantity: number }>(items: readonly T[]): Given<T> => {
    const given = ration(total, items, 'proRata', '', draws);
    return items.map((item, i) => [item, given[i]!]);
  };
  return { ...none, price, matches: pairUp(share(offers), share(wants), price) };
}

function sum(items: readonly { readonly quantity: number }[]): number {
  return items.reduce((total, { quantity }) => total + quantity, 0);
}
