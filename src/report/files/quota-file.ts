import type { QuotaBook } from '../../quota/book.ts';
import type { QuotaLedger } from '../../quota/lot.ts';
import { isStateChange, type QuotaMove, type StateChange } from '../../quota/move.ts';
import { type Vector, ZERO_VECTOR } from '../../quota/vector.ts';
import { formatDay } from '../../units/day.ts';
import { type Cell, csvChunks, guardText } from './csv.ts';

export const QUOTA_COLUMNS = [
  'movement',
  'date',
  'ledger',
  'action',
  'city',
  'counterparty',
  'lot',
  'deal',
  'area_m2',
  'paddy_m2',
  'capacity_kg',
  'price_fen',
  'rule',
] as const;

/** Whether a change of state leaves its holder with less to use (−) or more (+). */
const SIGNS: Readonly<Record<StateChange['action'], 1 | -1>> = {
  reserve: -1,
  release: 1,
  writeOff: -1,
  freeze: -1,
  thaw: 1,
  expire: -1,
};

/**
 * `quota.csv`: one row per movement and holder it touches, by movement, signed from the holder's
 * side. Anyone can check the book from the rows of one holder and lot (or ledger):
 * - held (available, reserved and frozen) = Σ of mint, trade, deposit, withdraw, writeOff, expire;
 * - available = Σ of the same and of reserve, release, freeze and thaw, but not of writeOff, which
 *   takes what `reserve` has already set apart;
 * - a trade, deposit or withdrawal is two rows of one movement that sum to 0 in every dimension
 *   and in `price_fen` (the seller's is +, the buyer's −); a compensation is money alone;
 * - still promised = Σ of promise and fulfil, whose `lot` names the commitment.
 */
export function quotaFile(book: QuotaBook): Iterable<string> {
  return csvChunks(QUOTA_COLUMNS, book.moves().entries(), ([i, move]) =>
    moveCells(i + 1, move, book),
  );
}

function* moveCells(
  movement: number,
  move: QuotaMove,
  book: QuotaBook,
): Generator<readonly Cell[]> {
  const row = (
    { ledger, id }: { readonly ledger: QuotaLedger; readonly id: string },
    city: string,
    other: string,
    sign: 1 | -1,
    v: Vector,
    priceFen: number,
  ) => [
    movement,
    formatDay(move.day),
    ledger,
    move.action,
    city,
    other,
    guardText(id),
    guardText(move.deal),
    signed(v.areaM2, sign),
    signed(v.paddyM2, sign),
    signed(v.capacityKg, sign),
    signed(priceFen, sign === 1 ? -1 : 1),
    move.rule,
  ];
  if (move.action === 'mint') {
    yield row(move.lot, move.holder, '', 1, move.lot.minted, move.priceFen ?? 0);
    return;
  }
  if (move.action === 'promise' || move.action === 'fulfil') {
    const owed = { ledger: 'L4' as const, id: move.commitment };
    yield row(owed, move.holder, '', move.action === 'promise' ? 1 : -1, move.amount, 0);
    return;
  }
  // The book takes no move of a lot it does not know.
  const lot = book.lot(move.lot)!;
  if (isStateChange(move)) {
    yield row(lot, move.holder, '', SIGNS[move.action], move.amount, 0);
    return;
  }
  const amount = move.action === 'compensate' ? ZERO_VECTOR : move.amount;
  yield row(lot, move.from, move.to, -1, amount, move.priceFen);
  yield row(lot, move.to, move.from, 1, amount, move.priceFen);
}

/** Without −0, which would print as `0` here but not be equal to it elsewhere. */
function signed(value: number, sign: 1 | -1): number {
  return value * sign + 0;
}
