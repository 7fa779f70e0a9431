import { mulDiv, quotient } from '../../../units/exact.ts';
import type { Ratio } from '../../../units/ratio.ts';

/** A quantity at a rate, half-up to the fen: `mulDiv` with the usual case written out. */
export function half(quantity: number, { numerator, denominator }: Ratio): number {
  const product = quantity * numerator;
  const isPlain = product >= 0 && product <= Number.MAX_SAFE_INTEGER;
  if (!isPlain) return mulDiv(quantity, numerator, denominator, 'halfUp');
  const floor = quotient(product, denominator);
  const rest = product - floor * denominator;
  return rest >= denominator - rest ? floor + 1 : floor;
}
