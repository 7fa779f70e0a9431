import { mulDiv } from '../../../units/exact.ts';
import type { Ratio } from '../../../units/ratio.ts';

/** Up to here a quotient that is off by one still multiplies back exactly. */
const HALF_SAFE = 2 ** 52;

/** A quantity at a rate, half-up to the fen: `mulDiv` with the usual case written out. */
export function half(quantity: number, { numerator, denominator }: Ratio): number {
  const product = quantity * numerator;
  if (!(product >= 0 && product <= HALF_SAFE && denominator <= HALF_SAFE)) {
    return mulDiv(quantity, numerator, denominator, 'halfUp');
  }
  let floor = Math.floor(product / denominator);
  let rest = product - floor * denominator;
  if (rest < 0) {
    floor -= 1;
    rest += denominator;
  } else if (rest >= denominator) {
    floor += 1;
    rest -= denominator;
  }
  return rest >= denominator - rest ? floor + 1 : floor;
}
