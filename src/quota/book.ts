import { invariant } from '../units/invariant.ts';
import { byCodeUnit } from '../units/order.ts';
import { EMPTY_HOLDING, type Holding, type State } from './holding.ts';
import type { Lot, QuotaLedger } from './lot.ts';
import type { Handover, QuotaMove, StateChange } from './move.ts';
import {
  addVector,
  covers,
  isVector,
  isZero,
  subVector,
  type Vector,
  ZERO_VECTOR,
} from './vector.ts';

const STEPS: Readonly<Record<StateChange['action'], readonly [State, State]>> = {
  reserve: ['available', 'reserved'],
  release: ['reserved', 'available'],
  writeOff: ['reserved', 'used'],
  freeze: ['available', 'frozen'],
  thaw: ['frozen', 'available'],
  expire: ['available', 'expired'],
};

/** What a holder has of a lot: a live view, its holding changes with later moves. */
export interface Position {
  readonly lot: Lot;
  readonly holder: string;
  readonly holding: Holding;
}

interface Cell {
  readonly lot: Lot;
  readonly holder: string;
  holding: Holding;
}

/**
 * The quota book: who holds what of which lot, in which state. Every move is checked before it
 * is applied; nothing goes below zero, nothing is created or lost except by `mint`.
 */
export class QuotaBook {
  readonly #lots = new Map<string, Lot>();
  readonly #cells = new Map<string, Map<string, Cell>>();
  readonly #open = new Map<string, Cell[]>();
  readonly #totals = new Map<string, Holding>();
  readonly #moves: QuotaMove[] = [];
  #minted: Vector = ZERO_VECTOR;

  lot(id: string): Lot | undefined {
    return this.#lots.get(id);
  }

  lots(): Iterable<Lot> {
    return this.#lots.values();
  }

  /** Every movement so far, in order. */
  moves(): readonly QuotaMove[] {
    return this.#moves;
  }

  /** Positions of a lot, by holder. */
  positionsOf(lot: string): Iterable<Position> {
    return this.#cells.get(lot)?.values() ?? [];
  }

  /** What `holder` has in `ledger`, by state, over all lots. */
  total(holder: string, ledger: QuotaLedger): Holding {
    return this.#totals.get(`${holder} ${ledger}`) ?? EMPTY_HOLDING;
  }

  available(holder: string, ledger: QuotaLedger): Vector {
    return this.total(holder, ledger).available;
  }

  /** The positions with something available, oldest acceptance first, then by lot id. */
  availablePositions(holder: string, ledger: QuotaLedger): readonly Position[] {
    const key = `${holder} ${ledger}`;
    const open = (this.#open.get(key) ?? []).filter((cell) => !isZero(cell.holding.available));
    this.#open.set(key, open);
    return open;
  }

  holding(lot: string, holder: string): Holding {
    return this.#cells.get(lot)?.get(holder)?.holding ?? EMPTY_HOLDING;
  }

  /**
   * Applies a list of moves in order, all or none.
   *
   * @throws InvariantError (Q1 to Q4 in its code) before anything is changed when one of them
   * cannot be made.
   */
  apply(moves: readonly QuotaMove[]): void {
    this.check(moves);
    for (const move of moves) this.#applyOne(move);
  }

  /** Throws when the list of moves, made in order, would break the book; changes nothing. */
  check(moves: readonly QuotaMove[]): void {
    const draft = new Map<string, Holding>();
    const minted = new Map<string, Lot>();
    let mintedSum = this.#minted;
    const read = (lot: string, holder: string): Holding =>
      draft.get(draftKey(lot, holder)) ?? this.holding(lot, holder);
    for (const move of moves) {
      invariant(move.rule !== '', 'quota.noRule', () => ({ move }));
      if (move.action === 'mint') {
        const { lot } = move;
        const fresh = !this.#lots.has(lot.id) && !minted.has(lot.id);
        invariant(fresh, 'Q2.lotMintedTwice', () => ({ lot: lot.id }));
        invariant(lot.document !== '', 'quota.noDocument', () => ({ lot: lot.id }));
        invariant(isVector(lot.minted) && !isZero(lot.minted), 'quota.mint', () => ({ lot }));
        // No total can exceed what was ever minted: while that is exact, every sum is.
        mintedSum = addVector(mintedSum, lot.minted);
        invariant(isVector(mintedSum), 'quota.mintedSum', () => ({ lot, mintedSum }));
        minted.set(lot.id, lot);
        draft.set(draftKey(lot.id, move.holder), { ...EMPTY_HOLDING, available: lot.minted });
        continue;
      }
      const known = this.#lots.has(move.lot) || minted.has(move.lot);
      invariant(known, 'quota.unknownLot', () => ({ move }));
      invariant(isVector(move.amount) && !isZero(move.amount), 'quota.amount', () => ({ move }));
      if ('from' in move) checkHandover(move);
      for (const [holder, state, sign] of effects(move)) {
        const before = read(move.lot, holder);
        invariant(sign > 0 || covers(before[state], move.amount), 'Q2.belowZero', () => ({
          move,
          have: before[state],
        }));
        draft.set(draftKey(move.lot, holder), shift(before, state, move.amount, sign));
      }
    }
  }

  #applyOne(move: QuotaMove): void {
    this.#moves.push(move);
    if (move.action === 'mint') {
      this.#lots.set(move.lot.id, move.lot);
      this.#minted = addVector(this.#minted, move.lot.minted);
      this.#change(move.lot, move.holder, 'available', move.lot.minted, 1);
      return;
    }
    const lot = this.#lots.get(move.lot)!;
    for (const [holder, state, sign] of effects(move)) {
      this.#change(lot, holder, state, move.amount, sign);
    }
  }

  #change(lot: Lot, holder: string, state: State, amount: Vector, sign: 1 | -1): void {
    const cell = this.#cell(lot, holder);
    const wasClosed = isZero(cell.holding.available);
    cell.holding = shift(cell.holding, state, amount, sign);
    const key = `${holder} ${lot.ledger}`;
    this.#totals.set(key, shift(this.total(holder, lot.ledger), state, amount, sign));
    if (wasClosed && !isZero(cell.holding.available)) this.#reopen(key, cell);
  }

  #cell(lot: Lot, holder: string): Cell {
    let byHolder = this.#cells.get(lot.id);
    if (byHolder === undefined) {
      byHolder = new Map();
      this.#cells.set(lot.id, byHolder);
    }
    let cell = byHolder.get(holder);
    if (cell === undefined) {
      cell = { lot, holder, holding: EMPTY_HOLDING };
      byHolder.set(holder, cell);
    }
    return cell;
  }

  #reopen(key: string, cell: Cell): void {
    const open = this.#open.get(key) ?? [];
    if (!open.includes(cell)) {
      let at = open.length;
      while (at > 0 && byAge(cell.lot, open[at - 1]!.lot) < 0) at -= 1;
      // A new list: the old one may be in the hands of somebody who asked for the positions.
      this.#open.set(key, open.toSpliced(at, 0, cell));
    }
  }
}

/** Length first, so that no lot and holder can be read as another pair. */
function draftKey(lot: string, holder: string): string {
  return `${lot.length} ${lot}${holder}`;
}

function checkHandover(move: Handover): void {
  invariant(move.from !== move.to, 'quota.sameHolder', () => ({ move }));
  const priced = Number.isSafeInteger(move.priceFen) && move.priceFen >= 0;
  invariant(priced, 'quota.price', () => ({ move }));
}

function effects(move: Exclude<QuotaMove, { action: 'mint' }>): [string, State, 1 | -1][] {
  if ('holder' in move) {
    const [from, to] = STEPS[move.action];
    return [
      [move.holder, from, -1],
      [move.holder, to, 1],
    ];
  }
  return [
    [move.from, 'available', -1],
    [move.to, 'available', 1],
  ];
}

function shift(holding: Holding, state: State, amount: Vector, sign: 1 | -1): Holding {
  const changed = sign > 0 ? addVector(holding[state], amount) : subVector(holding[state], amount);
  return { ...holding, [state]: changed };
}

function byAge(a: Lot, b: Lot): number {
  return a.accepted - b.accepted || byCodeUnit(a.id, b.id);
}
