import { invariant } from '../units/invariant.ts';

/**
 * What a quota is worth in its three dimensions, all non-negative integers: area in m², of which
 * paddy in m², standard capacity in kg. Ledgers that only know area keep the other two at zero.
 */
export interface Vector {
  readonly areaM2: number;
  readonly paddyM2: number;
  readonly capacityKg: number;
}

export const DIMENSIONS = ['areaM2', 'paddyM2', 'capacityKg'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const ZERO_VECTOR: Vector = { areaM2: 0, paddyM2: 0, capacityKg: 0 };

/** @throws InvariantError when a part is not a non-negative safe integer. */
export function vector(areaM2: number, paddyM2 = 0, capacityKg = 0): Vector {
  const made = { areaM2, paddyM2, capacityKg };
  invariant(isVector(made), 'quota.vector', () => made);
  return made;
}

export function isVector(value: Vector): boolean {
  return isAmount(value.areaM2) && isAmount(value.paddyM2) && isAmount(value.capacityKg);
}

function isAmount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

export function isZero(value: Vector): boolean {
  return value.areaM2 === 0 && value.paddyM2 === 0 && value.capacityKg === 0;
}

export function addVector(a: Vector, b: Vector): Vector {
  return {
    areaM2: a.areaM2 + b.areaM2,
    paddyM2: a.paddyM2 + b.paddyM2,
    capacityKg: a.capacityKg + b.capacityKg,
  };
}

export function subVector(a: Vector, b: Vector): Vector {
  return {
    areaM2: a.areaM2 - b.areaM2,
    paddyM2: a.paddyM2 - b.paddyM2,
    capacityKg: a.capacityKg - b.capacityKg,
  };
}

/** Dimension by dimension the smaller of the two. */
export function minVector(a: Vector, b: Vector): Vector {
  return {
    areaM2: Math.min(a.areaM2, b.areaM2),
    paddyM2: Math.min(a.paddyM2, b.paddyM2),
    capacityKg: Math.min(a.capacityKg, b.capacityKg),
  };
}

/** What `have` lacks of `need`: never negative, never netted across dimensions. */
export function shortfall(need: Vector, have: Vector): Vector {
  return {
    areaM2: Math.max(0, need.areaM2 - have.areaM2),
    paddyM2: Math.max(0, need.paddyM2 - have.paddyM2),
    capacityKg: Math.max(0, need.capacityKg - have.capacityKg),
  };
}

/** Whether `have` is at least `need` in every dimension. */
export function covers(have: Vector, need: Vector): boolean {
  return (
    have.areaM2 >= need.areaM2 && have.paddyM2 >= need.paddyM2 && have.capacityKg >= need.capacityKg
  );
}
