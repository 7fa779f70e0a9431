import { invariant } from '../units/invariant.ts';
import type { QuotaBook } from './book.ts';
import { EMPTY_HOLDING, type Holding, type State, shift } from './holding.ts';
import { BEST_GRADE, type Lot, POOREST_GRADE } from './lot.ts';
import {
  type Handover,
  isHandover,
  isStateChange,
  type Mint,
  type QuotaMove,
  STEPS,
} from './move.ts';
import { addVector, covers, isVector, isZero } from './vector.ts';

/** What a book offers a list of moves to be checked against. */
type Before = Pick<QuotaBook, 'lot' | 'holding' | 'lotOfParcel' | 'minted' | 'commitments'>;

/**
 * Throws when a list of moves, made in order, would break the book; changes nothing.
 *
 * @throws InvariantError with the move and the figures it breaks on
 */
export function checkMoves(book: Before, moves: readonly QuotaMove[]): void {
  const draft = new Draft(book);
  // Made when first needed: most batches are one movement and promise nothing.
  let checkCommitment: ReturnType<ReturnType<Before['commitments']>['checker']> | undefined;
  for (const move of moves) {
    invariant(move.rule !== '', 'quota.noRule', () => ({ move }));
    if (move.action === 'mint') {
      draft.mint(move);
      continue;
    }
    invariant(isVector(move.amount) && !isZero(move.amount), 'quota.amount', () => ({ move }));
    if (move.action === 'promise' || move.action === 'fulfil') {
      checkCommitment ??= book.commitments().checker();
      checkCommitment(move);
      continue;
    }
    const lot = draft.lot(move.lot);
    invariant(lot !== undefined, 'quota.unknownLot', () => ({ move }));
    if (isStateChange(move)) {
      const [from, to] = STEPS[move.action];
      draft.change(move, move.holder, from, -1);
      draft.change(move, move.holder, to, 1);
      continue;
    }
    checkParties(move);
    if (isHandover(move)) draft.handOver(move, lot);
  }
}

/** The book as it would stand after the moves checked so far. */
class Draft {
  readonly #book: Before;
  readonly #holdings = new Map<string, Map<string, Holding>>();
  #lots: Map<string, Lot> | undefined;
  #parcels: Map<string, string> | undefined;
  #minted;

  constructor(book: Before) {
    this.#book = book;
    this.#minted = book.minted();
  }

  lot(id: string): Lot | undefined {
    return this.#lots?.get(id) ?? this.#book.lot(id);
  }

  mint({ lot, holder, priceFen }: Mint): void {
    invariant(this.lot(lot.id) === undefined, 'Q2.lotMintedTwice', () => ({ lot: lot.id }));
    checkLot(lot);
    invariant(priceFen === undefined || isPrice(priceFen), 'quota.price', () => ({ lot }));
    for (const parcel of lot.parcels ?? []) {
      const other = this.#parcels?.get(parcel) ?? this.#book.lotOfParcel(parcel);
      invariant(other === undefined, 'Q2.parcelUsedTwice', () => ({ parcel, lot: lot.id, other }));
      this.#parcels ??= new Map();
      this.#parcels.set(parcel, lot.id);
    }
    // No total can exceed what was ever minted: while that is exact, every sum is.
    this.#minted = addVector(this.#minted, lot.minted);
    const mintedSum = this.#minted;
    invariant(isVector(mintedSum), 'quota.mintedSum', () => ({ lot, mintedSum }));
    this.#lots ??= new Map();
    this.#lots.set(lot.id, lot);
    this.#hold(lot.id, holder, { ...EMPTY_HOLDING, available: lot.minted });
  }

  handOver(move: Handover, { whole }: Lot): void {
    this.change(move, move.from, 'available', -1);
    const left = this.#holding(move.lot, move.from).available;
    invariant(whole !== true || isZero(left), 'Q2.lotSoldInParts', () => ({ move, left }));
    this.change(move, move.to, 'available', 1);
  }

  change(
    move: Exclude<QuotaMove, { action: 'mint' | 'promise' | 'fulfil' }>,
    holder: string,
    state: State,
    sign: 1 | -1,
  ): void {
    const before = this.#holding(move.lot, holder);
    invariant(sign > 0 || covers(before[state], move.amount), 'Q2.belowZero', () => ({
      move,
      have: before[state],
    }));
    this.#hold(move.lot, holder, shift(before, state, move.amount, sign));
  }

  #holding(lot: string, holder: string): Holding {
    return this.#holdings.get(lot)?.get(holder) ?? this.#book.holding(lot, holder);
  }

  #hold(lot: string, holder: string, holding: Holding): void {
    const holders = this.#holdings.get(lot);
    if (holders === undefined) this.#holdings.set(lot, new Map([[holder, holding]]));
    else holders.set(holder, holding);
  }
}

/** A lot needs a document, an origin, a grade of the table and something in it. */
function checkLot(lot: Lot): void {
  invariant(lot.document !== '', 'quota.noDocument', () => ({ lot: lot.id }));
  invariant(lot.origin !== '', 'quota.noOrigin', () => ({ lot: lot.id }));
  invariant(isGrade(lot.grade), 'quota.grade', () => ({ lot: lot.id, grade: lot.grade }));
  const { minted } = lot;
  invariant(isVector(minted) && !isZero(minted), 'quota.mint', () => ({ lot }));
}

function isGrade(grade: number | null): boolean {
  if (grade === null) return true;
  return Number.isInteger(grade) && grade >= BEST_GRADE && grade <= POOREST_GRADE;
}

function isPrice(priceFen: number): boolean {
  return Number.isSafeInteger(priceFen) && priceFen >= 0;
}

function checkParties(move: { from: string; to: string; priceFen: number }): void {
  invariant(move.from !== move.to, 'quota.sameHolder', () => ({ move }));
  invariant(isPrice(move.priceFen), 'quota.price', () => ({ move }));
}
