import type { City } from '../world/party.ts';
import type { RunInput } from './run-input.ts';

/** Farmland of each city at the start, in m²: all of it, and the protected part. */
export function openingFarmland({ opening }: Pick<RunInput, 'opening'>) {
  const stock: Record<City, number> = { changsha: 0, zhuzhou: 0, xiangtan: 0 };
  const basic: Record<City, number> = { changsha: 0, zhuzhou: 0, xiangtan: 0 };
  for (const { city, stockM2, basicFarmlandM2 } of opening.farmland) {
    stock[city] = stockM2;
    basic[city] = basicFarmlandM2;
  }
  return { stock, basic };
}
