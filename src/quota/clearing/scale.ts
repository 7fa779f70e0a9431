import { gcd, safeBig } from '../../units/exact.ts';
import type { Ratio } from '../../units/ratio.ts';
import type { Market } from './market.ts';
import type { OrderBook } from './order.ts';

/**
 * The least whole number that makes every limit of a book, and the outside price, a whole number
 * of fen ÷ scale: with it, worth and cost are compared exactly.
 *
 * @throws InvariantError when it leaves the safe range.
 */
export function scaleOf({ asks, bids }: OrderBook, { outside }: Market): number {
  const prices = [...asks, ...bids].map(({ limit }) => limit);
  if (outside !== null) prices.push(outside.price);
  return prices.reduce((scale, { denominator }) => leastMultiple(scale, denominator), 1);
}

/** A unit price as a whole number of fen ÷ scale; the scale must be one of its denominator. */
export function scaledPrice({ numerator, denominator }: Ratio, scale: number): number {
  return Number(safeBig((BigInt(numerator) * BigInt(scale)) / BigInt(denominator)));
}

function leastMultiple(a: number, b: number): number {
  const [left, right] = [BigInt(a), BigInt(b)];
  return Number(safeBig((left / gcd(left, right)) * right));
}
