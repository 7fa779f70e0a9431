import type { Lot } from './lot.ts';
import { isHandover, lotIdOf, type QuotaMove } from './move.ts';
import type { QuotaRecord } from './record.ts';

/** One step in the life of a lot: the number of the movement, from 1, and the movement. */
export interface LotStep {
  readonly movement: number;
  readonly move: QuotaMove;
}

/** The life of one lot: where it comes from and everything that happened to it, in order. */
export interface LotChain {
  readonly lot: Lot;
  readonly steps: readonly LotStep[];
}

/** The chain of a lot; null when there is none of that name. */
export function chainOfLot(record: Pick<QuotaRecord, 'book'>, id: string): LotChain | null {
  const lot = record.book.lot(id);
  if (lot === undefined) return null;
  return { lot, steps: stepsWhere(record, (move) => lotIdOf(move) === id) };
}

/** The chains of every lot a deal drew on, each cut to what led to the deal. */
export function chainsOfDeal(record: Pick<QuotaRecord, 'book'>, deal: string): LotChain[] {
  const used = new Set<string>();
  for (const move of record.book.moves()) {
    const lot = lotIdOf(move);
    if (move.deal === deal && lot !== null) used.add(lot);
  }
  return [...used].map((id) => ({
    lot: record.book.lot(id)!,
    steps: stepsWhere(
      record,
      (move) => lotIdOf(move) === id && (isRoad(move) || move.deal === deal),
    ),
  }));
}

/** What brings a lot into being or from hand to hand outside any deal. */
function isRoad(move: QuotaMove): boolean {
  return move.action === 'mint' || (isHandover(move) && move.deal === '');
}

function stepsWhere({ book }: Pick<QuotaRecord, 'book'>, keep: (move: QuotaMove) => boolean) {
  const steps: LotStep[] = [];
  for (const [i, move] of book.moves().entries()) {
    if (keep(move)) steps.push({ movement: i + 1, move });
  }
  return steps;
}
