import { Commitments } from '../../src/quota/commitments.ts';
import { addHolding, EMPTY_HOLDING, type Holding } from '../../src/quota/holding.ts';
import type { Lot, QuotaLedger } from '../../src/quota/lot.ts';
import type { QuotaMove } from '../../src/quota/move.ts';
import type { QuotaRecord } from '../../src/quota/record.ts';
import { Replay } from '../../src/quota/replay.ts';

type Book = QuotaRecord['book'];

/** A book that takes any movements at all, so that records can be broken on purpose. */
export function replayedBook(moves: readonly QuotaMove[], more: Partial<Book> = {}): Book {
  const lots = new Map<string, Lot>();
  const replay = new Replay();
  const debts = new Commitments();
  for (const move of moves) {
    if (move.action === 'mint') lots.set(move.lot.id, move.lot);
    if (move.action === 'promise' || move.action === 'fulfil') debts.apply(move);
    replay.make(move);
  }
  const holding = (lot: string, holder: string): Holding => replay.holding(lot, holder);
  return {
    lots: () => lots.values(),
    lot: (id) => lots.get(id),
    moves: () => moves,
    holding,
    positionsOf: (id) =>
      [...replay.holders(id)].map((holder) => ({
        ...{ lot: lots.get(id)!, holder },
        holding: holding(id, holder),
      })),
    total: (holder: string, ledger: QuotaLedger) =>
      [...lots.values()]
        .filter((lot) => lot.ledger === ledger)
        .reduce((sum, { id }) => addHolding(sum, holding(id, holder)), EMPTY_HOLDING),
    assessments: () => [],
    commitments: () => debts,
    ...more,
  };
}
