import { addVector, subVector, type Vector, ZERO_VECTOR } from './vector.ts';

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

/** A holding with an amount more (+1) or less (−1) in one state. */
export function shift(holding: Holding, state: State, amount: Vector, sign: 1 | -1): Holding {
  const changed = sign > 0 ? addVector(holding[state], amount) : subVector(holding[state], amount);
  // Written out: copying by spread and a computed key costs several times as much.
  return {
    available: state === 'available' ? changed : holding.available,
    reserved: state === 'reserved' ? changed : holding.reserved,
    frozen: state === 'frozen' ? changed : holding.frozen,
    used: state === 'used' ? changed : holding.used,
    expired: state === 'expired' ? changed : holding.expired,
  };
}

/** The sum of two holdings, state by state. */
export function addHolding(a: Holding, b: Holding): Holding {
  return {
    available: addVector(a.available, b.available),
    reserved: addVector(a.reserved, b.reserved),
    frozen: addVector(a.frozen, b.frozen),
    used: addVector(a.used, b.used),
    expired: addVector(a.expired, b.expired),
  };
}
