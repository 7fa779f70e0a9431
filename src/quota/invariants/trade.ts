import { isHandover, type QuotaMove } from '../move.ts';
import { type QuotaInvariant, type QuotaRecord, ruleDays } from '../record.ts';
import { Replay } from '../replay.ts';
import { isZero } from '../vector.ts';

/** Money against quota, prices within their band, lots in one piece. */
export const TRADE_INVARIANTS: readonly QuotaInvariant[] = [
  { name: 'I-13.deliveryAgainstPayment', problems: paidFor },
  { name: 'I-14.priceBand', problems: withinBand },
  { name: 'I-17.lotInOnePiece', problems: inOnePiece },
];

/** What each party pays is the price of what it took over. */
function paidFor({ book, payments }: QuotaRecord): string[] {
  const due = new Map<string, number>();
  const add = (party: string, amountFen: number) =>
    due.set(party, (due.get(party) ?? 0) + amountFen);
  for (const move of book.moves()) {
    const payer = payerOf(move);
    if (payer !== null && 'priceFen' in move) add(payer, move.priceFen);
  }
  for (const { payer, amountFen } of payments) add(payer, -amountFen);
  return [...due]
    .filter(([, openFen]) => openFen !== 0)
    .map(([party, openFen]) => `${party}: ${openFen} fen of quota not matched by payment`);
}

function payerOf(move: QuotaMove): string | null {
  if (move.action === 'mint') return move.holder;
  return 'to' in move ? move.to : null;
}

/** A trade costs no less than the floor and no more than the cap of its day. */
function withinBand(record: QuotaRecord): string[] {
  const { book, limits } = record;
  const dayOf = ruleDays(record);
  const problems: string[] = [];
  for (const [i, move] of book.moves().entries()) {
    if (move.action !== 'trade') continue;
    const { ledger } = book.lot(move.lot)!;
    if (ledger === 'L5' || ledger === 'L6') continue;
    const { floorFen, capFen } = limits.band(ledger, move.amount, dayOf(move));
    const price: number = move.priceFen;
    if (floorFen !== null && price < floorFen) {
      problems.push(`movement ${i + 1}: ${price} fen, floor ${floorFen}`);
    }
    if (capFen !== null && price > capFen) {
      problems.push(`movement ${i + 1}: ${price} fen, cap ${capFen}`);
    }
  }
  return problems;
}

/** A lot listed as one piece leaves nothing available behind when it changes hands. */
function inOnePiece({ book }: QuotaRecord): string[] {
  const problems: string[] = [];
  if (!isAnyWhole(book)) return problems;
  const replay = new Replay();
  for (const [i, move] of book.moves().entries()) {
    replay.make(move);
    if (!isHandover(move) || book.lot(move.lot)?.whole !== true) continue;
    if (isZero(replay.holding(move.lot, move.from).available)) continue;
    problems.push(`movement ${i + 1}: part of ${move.lot} sold, the rest kept by ${move.from}`);
  }
  return problems;
}

function isAnyWhole(book: QuotaRecord['book']): boolean {
  for (const { whole } of book.lots()) if (whole === true) return true;
  return false;
}
