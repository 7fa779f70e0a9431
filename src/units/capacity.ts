import { invariant } from './invariant.ts';

declare const kilogramBrand: unique symbol;

/** Standard grain capacity (标准粮食产能): an integer number of kilograms. */
export type Kilogram = number & { readonly [kilogramBrand]: 'Kilogram' };

export const ZERO_KG = 0 as Kilogram;

/** @throws InvariantError when it is not a safe integer. */
export function kilogram(value: number): Kilogram {
  invariant(Number.isSafeInteger(value), 'units.capacity', () => ({ value }));
  return (value + 0) as Kilogram;
}
