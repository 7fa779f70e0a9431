import { addVector, type Vector, ZERO_VECTOR } from './vector.ts';

/** Where a unit of quota can be; every minted unit is in exactly one of these. */
export const STATES = ['available', 'reserved', 'frozen', 'used', 'expired'] as const;
export type State = (typeof STATES)[number];

/** What one holder has of one lot, by state. */
export type Holding = { readonly [S in State]: Vector };

export const EMPTY_HOLDING: Holding = {
  available: ZERO_VECTOR,
  reserved: ZERO_VECTOR,
  frozen: ZERO_VECTOR,
  used: ZERO_VECTOR,
  expired: ZERO_VECTOR,
};

/** Everything in a holding, whatever its state. */
export function holdingTotal(holding: Holding): Vector {
  return STATES.reduce((sum, state) => addVector(sum, holding[state]), ZERO_VECTOR);
}
