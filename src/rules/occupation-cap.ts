import { type SquareMetre, squareMetre } from '../units/area.ts';

/**
 * Farmland that construction may take in a year (以补定占): the net gain of stable farmland of
 * the year before; a net loss leaves nothing.
 *
 * @param stockBeforeM2 stable farmland at the end of the year before last
 * @param stockM2 stable farmland at the end of last year
 */
export function occupationCapM2(stockBeforeM2: SquareMetre, stockM2: SquareMetre): SquareMetre {
  return squareMetre(Math.max(0, stockM2 - stockBeforeM2));
}

/** What of a request goes beyond the cap: to be refused, or covered by cap from elsewhere. */
export function occupationExcessM2(capM2: SquareMetre, requestedM2: SquareMetre): SquareMetre {
  return squareMetre(Math.max(0, requestedM2 - capM2));
}
