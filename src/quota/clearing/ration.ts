import { largestRemainder } from '../../split/largest-remainder.ts';
import type { Draws, TieRule } from './market.ts';

/**
 * Shares `total` among equals that ask for at least as much: the earlier first, in an order
 * drawn by lot, or each in proportion by largest remainder (an odd unit to the earlier).
 *
 * @param items in the order of time
 * @returns what each gets, at most its quantity, together `total`
 */
export function ration(
  total: number,
  items: readonly { readonly quantity: number }[],
  tie: TieRule,
  label: string,
  draws: Draws,
): number[] {
  if (tie === 'proRata' && items.length > 0) {
    const weights = items.map(({ quantity }) => quantity);
    const ranks = items.map((_, rank) => rank);
    return largestRemainder(total, weights, ranks);
  }
  const given = items.map(() => 0);
  let left = total;
  for (const at of tie === 'lottery' ? drawn(items.length, label, draws) : items.keys()) {
    given[at] = Math.min(left, items[at]!.quantity);
    left -= given[at];
  }
  return given;
}

/** Positions 0 … count − 1 in an order drawn by lot, all orders equally likely. */
function drawn(count: number, label: string, draws: Draws): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let last = count - 1; last > 0; last -= 1) {
    const pick = draws(`${label}/${last}`, last + 1);
    [order[pick], order[last]] = [order[last]!, order[pick]!];
  }
  return order;
}
