import type { Day } from '../units/day.ts';
import { invariant } from '../units/invariant.ts';
import { byCodeUnit } from '../units/order.ts';
import type { Assessment } from './assessment.ts';
import { checkMoves } from './check-moves.ts';
import { Commitments } from './commitments.ts';
import { EMPTY_HOLDING, type Holding, type State, shift } from './holding.ts';
import type { Lot, QuotaLedger } from './lot.ts';
import { isHandover, isStateChange, type QuotaMove, STEPS } from './move.ts';
import { addVector, isZero, type Vector, ZERO_VECTOR } from './vector.ts';

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
  /** Whether it stands in the list of open positions, where it is left until next looked for. */
  listed: boolean;
}

/** The open positions of one holder in one ledger; `sorted` false after one was added. */
interface OpenList {
  cells: Cell[];
  sorted: boolean;
}

/**
 * The quota book: who holds what of which lot, in which state. Every move is checked before it
 * is applied; nothing goes below zero, nothing is created or lost except by `mint`.
 */
export class QuotaBook {
  readonly #lots = new Map<string, Lot>();
  readonly #cells = new Map<string, Map<string, Cell>>();
  readonly #open = new Map<string, OpenList>();
  readonly #totals = new Map<string, Holding>();
  readonly #moves: QuotaMove[] = [];
  readonly #parcels = new Map<string, string>();
  readonly #assessments: Assessment[] = [];
  readonly #commitments = new Commitments();
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

  /** The lot a parcel was used for; undefined while it was used for none. */
  lotOfParcel(parcel: string): string | undefined {
    return this.#parcels.get(parcel);
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

  /** What was ever minted, over all ledgers. */
  minted(): Vector {
    return this.#minted;
  }

  /** The positions with something available, oldest acceptance first, then by lot id. */
  availablePositions(holder: string, ledger: QuotaLedger): readonly Position[] {
    const list = this.#open.get(`${holder} ${ledger}`);
    if (list === undefined) return [];
    // A new list each time: the old one may be in the hands of somebody who asked before.
    const open: Cell[] = [];
    for (const cell of list.cells) {
      cell.listed = !isZero(cell.holding.available);
      if (cell.listed) open.push(cell);
    }
    if (!list.sorted) open.sort(byAge);
    list.cells = open;
    list.sorted = true;
    return [...open];
  }

  holding(lot: string, holder: string): Holding {
    return this.#cells.get(lot)?.get(holder)?.holding ?? EMPTY_HOLDING;
  }

  /** The commitments made, and what of them is owed. */
  commitments(): Pick<Commitments, 'all' | 'owed' | 'overdue' | 'checker'> {
    return this.#commitments;
  }

  /** The yearly assessments so far, in order. */
  assessments(): readonly Assessment[] {
    return this.#assessments;
  }

  /** The last assessment of a city; undefined before the first. */
  lastAssessment(city: string): Assessment | undefined {
    return this.#assessments.findLast((one) => one.city === city);
  }

  /** Writes an assessment down; a year is assessed once and for all. */
  assess(assessment: Assessment): void {
    const { city, year } = assessment;
    const last = this.lastAssessment(city);
    invariant(last === undefined || last.year < year, 'quota.assessedTwice', () => ({
      assessment,
      last,
    }));
    this.#assessments.push(assessment);
  }

  /** What a holder owes of commitments due before `day`. */
  overdue(holder: string, day: Day): Vector {
    return this.#commitments.overdue(holder, day);
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
    checkMoves(this, moves);
  }

  #applyOne(move: QuotaMove): void {
    this.#moves.push(move);
    if (move.action === 'mint') {
      const { lot } = move;
      this.#lots.set(lot.id, lot);
      for (const parcel of lot.parcels ?? []) this.#parcels.set(parcel, lot.id);
      this.#minted = addVector(this.#minted, lot.minted);
      this.#change(lot, move.holder, 'available', lot.minted, 1);
    } else if (isStateChange(move)) {
      const lot = this.#lots.get(move.lot)!;
      const [from, to] = STEPS[move.action];
      this.#change(lot, move.holder, from, move.amount, -1);
      this.#change(lot, move.holder, to, move.amount, 1);
    } else if (isHandover(move)) {
      const lot = this.#lots.get(move.lot)!;
      this.#change(lot, move.from, 'available', move.amount, -1);
      this.#change(lot, move.to, 'available', move.amount, 1);
    } else if (move.action !== 'compensate') {
      this.#commitments.apply(move);
    }
  }

  #change(lot: Lot, holder: string, state: State, amount: Vector, sign: 1 | -1): void {
    const cell = this.#cell(lot, holder);
    cell.holding = shift(cell.holding, state, amount, sign);
    const key = `${holder} ${lot.ledger}`;
    this.#totals.set(key, shift(this.total(holder, lot.ledger), state, amount, sign));
    if (!cell.listed && !isZero(cell.holding.available)) this.#list(key, cell);
  }

  #cell(lot: Lot, holder: string): Cell {
    let byHolder = this.#cells.get(lot.id);
    if (byHolder === undefined) {
      byHolder = new Map();
      this.#cells.set(lot.id, byHolder);
    }
    let cell = byHolder.get(holder);
    if (cell === undefined) {
      cell = { lot, holder, holding: EMPTY_HOLDING, listed: false };
      byHolder.set(holder, cell);
    }
    return cell;
  }

  #list(key: string, cell: Cell): void {
    let list = this.#open.get(key);
    if (list === undefined) {
      list = { cells: [], sorted: true };
      this.#open.set(key, list);
    }
    cell.listed = true;
    list.cells.push(cell);
    list.sorted = false;
  }
}

function byAge(a: Cell, b: Cell): number {
  return a.lot.accepted - b.lot.accepted || byCodeUnit(a.lot.id, b.lot.id);
}
