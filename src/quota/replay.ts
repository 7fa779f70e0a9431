import { EMPTY_HOLDING, type Holding, type State, shift } from './holding.ts';
import { isHandover, isStateChange, type QuotaMove, STEPS } from './move.ts';
import type { Vector } from './vector.ts';

/**
 * The movements of a book made again from nothing, without the checks of the book: what stands
 * where after each of them, below zero included.
 */
export class Replay {
  readonly #cells = new Map<string, Map<string, Holding>>();

  holding(lot: string, holder: string): Holding {
    return this.#cells.get(lot)?.get(holder) ?? EMPTY_HOLDING;
  }

  /** The holders that a lot ever reached. */
  holders(lot: string): Iterable<string> {
    return this.#cells.get(lot)?.keys() ?? [];
  }

  make(move: QuotaMove): void {
    if (move.action === 'mint') {
      this.#change(move.lot.id, move.holder, 'available', move.lot.minted, 1);
    } else if (isStateChange(move)) {
      const [from, to] = STEPS[move.action];
      this.#change(move.lot, move.holder, from, move.amount, -1);
      this.#change(move.lot, move.holder, to, move.amount, 1);
    } else if (isHandover(move)) {
      this.#change(move.lot, move.from, 'available', move.amount, -1);
      this.#change(move.lot, move.to, 'available', move.amount, 1);
    }
  }

  #change(lot: string, holder: string, state: State, amount: Vector, sign: 1 | -1): void {
    let holders = this.#cells.get(lot);
    if (holders === undefined) {
      holders = new Map();
      this.#cells.set(lot, holders);
    }
    holders.set(holder, shift(holders.get(holder) ?? EMPTY_HOLDING, state, amount, sign));
  }
}
