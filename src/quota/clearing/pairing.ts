import { priceOf } from '../../units/fen.ts';
import { invariant } from '../../units/invariant.ts';
import type { Ratio } from '../../units/ratio.ts';
import type { Offer, Want } from './offers.ts';
import type { Match } from './outcome.ts';

/** One side of a market with what it was given, in the order of time. */
export type Given<T> = readonly (readonly [item: T, quantity: number])[];

/**
 * Pairs what buyers get with what holders give, both in the order of time, at one price. Each
 * pair is priced by itself, half-up to the fen.
 *
 * @throws InvariantError when the two sides do not give and get the same quantity.
 */
export function pairUp(gives: Given<Offer>, gets: Given<Want>, price: Ratio): Match[] {
  const matches: Match[] = [];
  const open = gives.map(([offer, quantity]) => ({ offer, quantity }));
  let at = 0;
  for (const [want, wanted] of gets) {
    for (let left = wanted; left > 0; ) {
      while (open[at]?.quantity === 0) at += 1;
      const source = open[at];
      invariant(source !== undefined, 'clearing.unbalanced', () => ({ left }));
      const quantity = Math.min(left, source.quantity);
      source.quantity -= quantity;
      left -= quantity;
      const { buyer } = want.bid;
      const priceFen = priceOf(quantity, price);
      const serves = [{ want, quantity }];
      matches.push({ offer: source.offer, buyer, quantity, priceFen, serves });
    }
  }
  const over = open.reduce((sum, { quantity }) => sum + quantity, 0);
  invariant(over === 0, 'clearing.unbalanced', () => ({ over }));
  return matches;
}
