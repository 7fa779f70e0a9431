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

/** What one holder has in one ledger, and where; `sorted` false after a position was added. */
interface Account {
  total: Holding;
  open: Cell[];
  sorted: boolean;
}

interface Cell {
  readonly lot: Lot;
  readonly holder: string;
  readonly account: Account;
  holding: Holding;
  /** Whether it stands in the open positions of its account, left there until next looked for. */
  listed: boolean;
}

/** A lot and who ever held of it: few, so that a list is searched faster than a map. */
interface Spread {
  readonly lot: Lot;
  readonly cells: Cell[];
}

/**
 * The quota book: who holds what of which lot, in which state. Every move is checked before it
 * is applied; nothing goes below zero, nothing is created or lost except by `mint`.
 */
export class QuotaBook {
  readonly #lots = new Map<string, Spread>();
  readonly #accounts = new Map<string, Account>();
  readonly #moves: QuotaMove[] = [];
  readonly #parcels = new Map<string, string>();
  /** Lots by the last day of their validity. */
  readonly #lapsing = new Map<Day, Lot[]>();
  readonly #assessments: Assessment[] = [];
  readonly #commitments = new Commitments();
  #minted: Vector = ZERO_VECTOR;

  lot(id: string): Lot | undefined {
    return this.#lots.get(id)?.lot;
  }

  *lots(): Iterable<Lot> {
    for (const { lot } of this.#lots.values()) yield lot;
  }

  /** The lots whose last day of validity is `day`, in the order they were minted. */
  lapsing(day: Day): readonly Lot[] {
    return this.#lapsing.get(day) ?? [];
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
    return this.#lots.get(lot)?.cells ?? [];
  }

  /** What `holder` has in `ledger`, by state, over all lots. */
  total(holder: string, ledger: QuotaLedger): Holding {
    return this.#accounts.get(`${holder} ${ledger}`)?.total ?? EMPTY_HOLDING;
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
    const account = this.#accounts.get(`${holder} ${ledger}`);
    if (account === undefined) return [];
    // A new list each time: the old one may be in the hands of somebody who asked before.
    const open: Cell[] = [];
    for (const cell of account.open) {
      cell.listed = !isZero(cell.holding.available);
      if (cell.listed) open.push(cell);
    }
    if (!account.sorted) open.sort(byAge);
    account.open = open;
    account.sorted = true;
    return [...open];
  }

  holding(lot: string, holder: string): Holding {
    return cellOf(this.#lots.get(lot), holder)?.holding ?? EMPTY_HOLDING;
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
    this.write(moves);
  }

  /** Applies a list of moves that {@link check} has let pass. */
  write(moves: readonly QuotaMove[]): void {
    for (const move of moves) this.#applyOne(move);
  }

  /** Throws when the list of moves, made in order, would break the book; changes nothing. */
  check(moves: readonly QuotaMove[]): void {
    if (moves.length > 0) checkMoves(this, moves);
  }

  #applyOne(move: QuotaMove): void {
    this.#moves.push(move);
    if (move.action === 'mint') {
      const { lot } = move;
      const spread: Spread = { lot, cells: [] };
      this.#lots.set(lot.id, spread);
      for (const parcel of lot.parcels ?? []) this.#parcels.set(parcel, lot.id);
      if (lot.expires !== null) {
        const others = this.#lapsing.get(lot.expires);
        if (others === undefined) this.#lapsing.set(lot.expires, [lot]);
        else others.push(lot);
      }
      this.#minted = addVector(this.#minted, lot.minted);
      change(this.#cell(spread, move.holder), 'available', lot.minted, 1);
    } else if (isStateChange(move)) {
      const cell = this.#cell(this.#lots.get(move.lot)!, move.holder);
      const [from, to] = STEPS[move.action];
      change(cell, from, move.amount, -1);
      change(cell, to, move.amount, 1);
    } else if (isHandover(move)) {
      const spread = this.#lots.get(move.lot)!;
      change(this.#cell(spread, move.from), 'available', move.amount, -1);
      change(this.#cell(spread, move.to), 'available', move.amount, 1);
    } else if (move.action !== 'compensate') {
      this.#commitments.apply(move);
    }
  }

  #cell(spread: Spread, holder: string): Cell {
    const there = cellOf(spread, holder);
    if (there !== undefined) return there;
    const { lot, cells } = spread;
    const account = this.#account(holder, lot.ledger);
    const cell: Cell = { lot, holder, account, holding: EMPTY_HOLDING, listed: false };
    cells.push(cell);
    return cell;
  }

  #account(holder: string, ledger: QuotaLedger): Account {
    const key = `${holder} ${ledger}`;
    const there = this.#accounts.get(key);
    if (there !== undefined) return there;
    const account: Account = { total: EMPTY_HOLDING, open: [], sorted: true };
    this.#accounts.set(key, account);
    return account;
  }
}

function cellOf(spread: Spread | undefined, holder: string): Cell | undefined {
  return spread?.cells.find((cell) => cell.holder === holder);
}

/** An amount more or less in one state of a position, and in the total of its holder. */
function change(cell: Cell, state: State, amount: Vector, sign: 1 | -1): void {
  const { account } = cell;
  cell.holding = shift(cell.holding, state, amount, sign);
  account.total = shift(account.total, state, amount, sign);
  if (cell.listed || isZero(cell.holding.available)) return;
  cell.listed = true;
  account.open.push(cell);
  account.sorted = false;
}

function byAge(a: Cell, b: Cell): number {
  return a.lot.accepted - b.lot.accepted || byCodeUnit(a.lot.id, b.lot.id);
}
