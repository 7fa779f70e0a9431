import type { Lot, QuotaLedger } from '../../src/quota/lot.ts';
import { isHandover, isStateChange, type QuotaMove } from '../../src/quota/move.ts';
import type { Vector } from '../../src/quota/vector.ts';

/** [area, paddy, capacity]. */
export type Triple = readonly [number, number, number];
const NONE: Triple = [0, 0, 0];

export function triple(value: Vector): Triple {
  return [value.areaM2, value.paddyM2, value.capacityKg];
}

/** One pile of quota: so much of a lot, with a holder, in a state. */
interface Pile {
  readonly lot: string;
  readonly holder: string;
  readonly state: string;
  amount: Triple;
}

/** A promise of replenishment and what is left of it. */
interface Debt {
  readonly id: string;
  readonly holder: string;
  readonly due: number;
  amount: Triple;
}

const FROM_TO: Readonly<Record<string, readonly [string, string]>> = {
  reserve: ['available', 'reserved'],
  release: ['reserved', 'available'],
  writeOff: ['reserved', 'used'],
  freeze: ['available', 'frozen'],
  thaw: ['frozen', 'available'],
  expire: ['available', 'expired'],
};

/** The reference: a flat list of piles, searched from the start each time. */
export class QuotaModel {
  lots: Lot[] = [];
  piles: Pile[] = [];
  debts: Debt[] = [];
  moveCount = 0;

  copy(): QuotaModel {
    const copy = new QuotaModel();
    copy.lots = [...this.lots];
    copy.piles = this.piles.map((pile) => ({ ...pile }));
    copy.debts = this.debts.map((debt) => ({ ...debt }));
    copy.moveCount = this.moveCount;
    return copy;
  }

  amount(lot: string, holder: string, state: string): Triple {
    return this.#find(lot, holder, state)?.amount ?? NONE;
  }

  /** What is still owed of a commitment; null when there is none of that name. */
  owed(id: string): Triple | null {
    return this.debts.find((debt) => debt.id === id)?.amount ?? null;
  }

  lot(id: string): Lot | undefined {
    return this.lots.find((lot) => lot.id === id);
  }

  /** Makes the moves one by one on a copy; null when one of them cannot be made. */
  after(moves: readonly QuotaMove[]): QuotaModel | null {
    const next = this.copy();
    return moves.every((move) => next.#make(move)) ? next : null;
  }

  /** What a holder has available of a ledger, oldest lot first. */
  available(holder: string, ledger: QuotaLedger): { lot: string; amount: Triple }[] {
    return this.lots
      .filter((lot) => lot.ledger === ledger)
      .sort((a, b) => a.accepted - b.accepted || (a.id < b.id ? -1 : 1))
      .map((lot) => ({ lot: lot.id, amount: this.amount(lot.id, holder, 'available') }))
      .filter(({ amount }) => amount.some((part) => part > 0));
  }

  #make(move: QuotaMove): boolean {
    if (move.rule === '') return false;
    this.moveCount += 1;
    if (move.action === 'mint') return this.#mint(move);
    const amount = triple(move.amount);
    if (isEmpty(amount) || amount.some((part) => part < 0)) return false;
    if (move.action === 'promise') {
      if (this.owed(move.commitment) !== null || move.due < move.day) return false;
      this.debts.push({ id: move.commitment, holder: move.holder, due: move.due, amount });
      return true;
    }
    if (move.action === 'fulfil') {
      const debt = this.debts.find(({ id }) => id === move.commitment);
      if (debt === undefined || amount.some((part, d) => part > debt.amount[d]!)) return false;
      const [area, paddy, capacity] = debt.amount;
      debt.amount = [area - amount[0], paddy - amount[1], capacity - amount[2]];
      return true;
    }
    const lot = this.lot(move.lot);
    if (!lot) return false;
    if (isStateChange(move)) {
      const [from, to] = FROM_TO[move.action]!;
      return this.#shift(move.lot, move.holder, from, move.holder, to, amount);
    }
    if (move.from === move.to || move.priceFen < 0) return false;
    if (!isHandover(move)) return true;
    const have = this.amount(move.lot, move.from, 'available');
    if (lot.whole === true && String(have) !== String(amount)) return false;
    return this.#shift(move.lot, move.from, 'available', move.to, 'available', amount);
  }

  #mint({ lot, holder }: Extract<QuotaMove, { action: 'mint' }>): boolean {
    if (this.lot(lot.id) || lot.document === '' || isEmpty(triple(lot.minted))) return false;
    const used = new Set(this.lots.flatMap(({ parcels }) => parcels ?? []));
    for (const parcel of lot.parcels ?? []) {
      if (used.has(parcel)) return false;
      used.add(parcel);
    }
    this.lots.push(lot);
    this.#add(lot.id, holder, 'available', triple(lot.minted));
    return true;
  }

  #shift(
    lot: string,
    from: string,
    fromState: string,
    to: string,
    toState: string,
    amount: Triple,
  ): boolean {
    const have = this.amount(lot, from, fromState);
    if (amount.some((part, d) => part > have[d]!)) return false;
    this.#add(lot, from, fromState, [-amount[0], -amount[1], -amount[2]]);
    this.#add(lot, to, toState, amount);
    return true;
  }

  #add(lot: string, holder: string, state: string, [area, paddy, capacity]: Triple): void {
    let pile = this.#find(lot, holder, state);
    if (pile === undefined) {
      pile = { lot, holder, state, amount: NONE };
      this.piles.push(pile);
    }
    const old = pile.amount;
    pile.amount = [old[0] + area, old[1] + paddy, old[2] + capacity];
  }

  #find(lot: string, holder: string, state: string): Pile | undefined {
    return this.piles.find(
      (pile) => pile.lot === lot && pile.holder === holder && pile.state === state,
    );
  }
}

function isEmpty(amount: Triple): boolean {
  return amount.every((part) => part === 0);
}
