import { Decimal } from './decimal.ts';
import { invariant } from './invariant.ts';

declare const areaBrand: unique symbol;

/** Area: an integer number of square metres. */
export type SquareMetre = number & { readonly [areaBrand]: 'SquareMetre' };

export const ZERO_M2 = 0 as SquareMetre;

/** @throws InvariantError when it is not a safe integer. */
export function squareMetre(value: number): SquareMetre {
  invariant(Number.isSafeInteger(value), 'units.area', () => ({ value }));
  return (value + 0) as SquareMetre;
}

/** Hectares typed by a person, to the m² half-up (0.0001 ha is exactly 1 m²). */
export function hectareToM2(hectares: Decimal): SquareMetre {
  return squareMetre(hectares.mul(10_000).toDecimalPlaces(0).toNumber());
}

/** Mu typed by a person, to the m² half-up; one mu is exactly 2000/3 m². */
export function muToM2(mu: Decimal): SquareMetre {
  return squareMetre(mu.mul(2000).div(3).toDecimalPlaces(0).toNumber());
}

/** Exact mu of an area, for display. */
export function m2ToMu(area: SquareMetre): Decimal {
  return new Decimal(area).mul(3).div(2000);
}
