import type { Trade } from '../../quota/clearing/clearing.ts';
import { DIMENSIONS, type Dimension, type Vector, ZERO_VECTOR } from '../../quota/vector.ts';
import { mulDiv } from '../../units/exact.ts';
import type { View } from '../../world/view.ts';

/**
 * How many m² of what is offered, mixed as it is, cover a need in all three dimensions: nobody
 * knows beforehand from which lot it will be served. Of paddy and capacity one unit more than
 * needed, which the rounding of parts may cost. Where all of it would not do, all of it.
 *
 * @returns 0 where a dimension that is needed is not offered at all
 */
export function bundleFor(need: Vector, offered: Vector): number {
  let quantity = 0;
  for (const d of DIMENSIONS) {
    if (need[d] === 0) continue;
    if (offered[d] === 0) return 0;
    const spare = d === 'areaM2' ? 0 : 1;
    const part = Math.min(need[d] + spare, offered[d]);
    quantity = Math.max(quantity, mulDiv(part, offered.areaM2, offered[d], 'ceil'));
  }
  return quantity;
}

/**
 * What the parts of a lot carry when it is sold by the m²: paddy and capacity in proportion,
 * rounded so that the parts of a lot sum to the lot.
 */
export class Cutter {
  readonly #quota: View['quota'];
  readonly #dimension: Dimension;
  readonly #bundled: boolean;
  readonly #cut = new Map<string, { readonly whole: Vector; m2: number }>();

  constructor(quota: View['quota'], dimension: Dimension, bundled: boolean) {
    this.#quota = quota;
    this.#dimension = dimension;
    this.#bundled = bundled;
  }

  /** The next `units` of what a seller has of a lot; asked for before anything is moved. */
  next({ ask, lot, seller }: Pick<Trade, 'ask' | 'lot' | 'seller'>, units: number): Vector {
    if (!this.#bundled) return { ...ZERO_VECTOR, [this.#dimension]: units };
    const cut = this.#cut.get(ask) ?? {
      whole: this.#quota.holding(lot, seller).available,
      m2: 0,
    };
    this.#cut.set(ask, cut);
    const upTo = (m2: number, d: Dimension) => mulDiv(cut.whole[d], m2, cut.whole.areaM2, 'floor');
    const [from, to] = [cut.m2, cut.m2 + units];
    cut.m2 = to;
    const part = (d: Dimension) => upTo(to, d) - upTo(from, d);
    return {
      areaM2: part('areaM2'),
      paddyM2: part('paddyM2'),
      capacityKg: part('capacityKg'),
    };
  }
}
