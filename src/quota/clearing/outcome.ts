import type { Fen } from '../../units/fen.ts';
import { invariant } from '../../units/invariant.ts';
import type { Ratio } from '../../units/ratio.ts';
import type { Deposit } from './clearing.ts';
import type { Offer, Want } from './offers.ts';

/** Quota that a mechanism gives one buyer from one offer, and what it is for. */
export interface Match {
  readonly offer: Offer;
  readonly buyer: string;
  readonly quantity: number;
  readonly priceFen: Fen;
  /** Needs it serves; a lot bought whole may be larger than all of them. */
  readonly serves: readonly { readonly want: Want; readonly quantity: number }[];
}

/** What a mechanism decides; everything around it is the same for all. */
export interface Outcome {
  readonly price: Ratio | null;
  readonly matches: readonly Match[];
  readonly deposits: readonly Deposit[];
  /** Offers left out because they could not be sold whole. */
  readonly wholeOnly: ReadonlySet<Offer>;
}

/** Quantities still open during a clearing, and nobody's below zero. */
export class Remaining<T extends { readonly quantity: number }> {
  readonly #left: Map<T, number>;

  constructor(items: readonly T[]) {
    this.#left = new Map(items.map((item) => [item, item.quantity]));
  }

  of(item: T): number {
    return this.#left.get(item) ?? 0;
  }

  /** @throws InvariantError when more is taken than is left. */
  take(item: T, quantity: number): void {
    const left = this.of(item) - quantity;
    invariant(quantity >= 0 && left >= 0, 'clearing.taken', () => ({ quantity, left }));
    this.#left.set(item, left);
  }
}
