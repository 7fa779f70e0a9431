import type { Day } from '../units/day.ts';
import { invariant } from '../units/invariant.ts';
import type { Commitment, Fulfilment } from './move.ts';
import { addVector, covers, isZero, subVector, type Vector, ZERO_VECTOR } from './vector.ts';

/** A commitment and what of it is still owed: a live view, it changes with later moves. */
export interface OpenCommitment {
  readonly made: Commitment;
  readonly owed: Vector;
}

/** The commitments of a book (承诺补充): who owes how much replenishment until when. */
export class Commitments {
  readonly #all = new Map<string, { readonly made: Commitment; owed: Vector }>();

  /** Every commitment so far, in the order they were made. */
  all(): Iterable<OpenCommitment> {
    return this.#all.values();
  }

  /** What a holder still owes, over all its commitments. */
  owed(holder: string): Vector {
    let sum = ZERO_VECTOR;
    for (const { made, owed } of this.#all.values()) {
      if (made.holder === holder) sum = addVector(sum, owed);
    }
    return sum;
  }

  /** What a holder still owes of commitments due before `day`. */
  overdue(holder: string, day: Day): Vector {
    let sum = ZERO_VECTOR;
    for (const { made, owed } of this.#all.values()) {
      if (made.holder === holder && made.due < day) sum = addVector(sum, owed);
    }
    return sum;
  }

  /** A check of the next moves in order: throws at the first that cannot be made. */
  checker(): (move: Commitment | Fulfilment) => void {
    const draft = new Map<string, Vector>();
    return (move) => {
      const id = move.commitment;
      const owed = draft.get(id) ?? this.#all.get(id)?.owed;
      if (move.action === 'promise') {
        invariant(owed === undefined, 'quota.promisedTwice', () => ({ move }));
        const named = id !== '' && move.guarantor !== '' && move.due >= move.day;
        invariant(named, 'quota.commitment', () => ({ move }));
        draft.set(id, move.amount);
        return;
      }
      invariant(owed !== undefined, 'quota.unknownCommitment', () => ({ move }));
      invariant(covers(owed, move.amount), 'quota.fulfilledBeyond', () => ({ move, owed }));
      draft.set(id, subVector(owed, move.amount));
    };
  }

  apply(move: Commitment | Fulfilment): void {
    if (move.action === 'promise') {
      this.#all.set(move.commitment, { made: move, owed: move.amount });
      return;
    }
    const open = this.#all.get(move.commitment)!;
    open.owed = subVector(open.owed, move.amount);
  }
}

/** Whether anything of a commitment is still owed. */
export function isOpen({ owed }: OpenCommitment): boolean {
  return !isZero(owed);
}
