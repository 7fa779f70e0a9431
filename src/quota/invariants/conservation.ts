import { addHolding, type Holding, holdingTotal, STATES } from '../holding.ts';
import type { QuotaLedger } from '../lot.ts';
import { isHandover } from '../move.ts';
import type { QuotaInvariant, QuotaRecord } from '../record.ts';
import { Replay } from '../replay.ts';
import { addVector, DIMENSIONS, isVector, subVector, type Vector, ZERO_VECTOR } from '../vector.ts';

/** Conservation, no balance below zero, consumption is final, parts sum to the whole. */
export const CONSERVATION_INVARIANTS: readonly QuotaInvariant[] = [
  { name: 'I-1.conservation', problems: conserved },
  { name: 'I-2.nothingBelowZero', problems: neverNegative },
  { name: 'I-6.consumptionIsFinal', problems: usedStaysUsed },
  { name: 'I-16.partsSumToWhole', problems: allottedExactly },
];

/** Per holder and ledger: minted + received − sent = everything held, whatever its state. */
function conserved({ book }: QuotaRecord): string[] {
  const flows = new Map<string, Vector>();
  const add = (holder: string, lot: string, amount: Vector, sign: 1 | -1) => {
    const key = `${book.lot(lot)?.ledger} ${holder}`;
    const before = flows.get(key) ?? ZERO_VECTOR;
    flows.set(key, sign > 0 ? addVector(before, amount) : subVector(before, amount));
  };
  for (const move of book.moves()) {
    if (move.action === 'mint') add(move.holder, move.lot.id, move.lot.minted, 1);
    if (isHandover(move)) {
      add(move.from, move.lot, move.amount, -1);
      add(move.to, move.lot, move.amount, 1);
    }
  }
  const problems: string[] = [];
  const inLots = holdingsByLedger(book);
  for (const [key, flow] of flows) {
    const [ledger, holder] = [key.slice(0, 2), key.slice(3)];
    const total = book.total(holder, ledger as QuotaLedger);
    for (const d of DIMENSIONS) {
      const found = holdingTotal(total)[d];
      if (found !== flow[d]) problems.push(`${key}: came to ${flow[d]} ${d}, holds ${found}`);
      const lots = holdingTotal(inLots.get(key) ?? total)[d];
      if (lots !== found) problems.push(`${key}: lots hold ${lots} ${d}, the total ${found}`);
    }
  }
  return problems;
}

function holdingsByLedger(book: QuotaRecord['book']): Map<string, Holding> {
  const sums = new Map<string, Holding>();
  for (const lot of book.lots()) {
    for (const { holder, holding } of book.positionsOf(lot.id)) {
      const key = `${lot.ledger} ${holder}`;
      const before = sums.get(key);
      sums.set(key, before === undefined ? holding : addHolding(before, holding));
    }
  }
  return sums;
}

/** At every instant: after each movement, in each state and dimension. */
function neverNegative({ book }: QuotaRecord): string[] {
  const problems: string[] = [];
  const replay = new Replay();
  for (const [i, move] of book.moves().entries()) {
    replay.make(move);
    if (move.action === 'mint' || !('lot' in move)) continue;
    for (const holder of isHandover(move) ? [move.from] : 'holder' in move ? [move.holder] : []) {
      const holding = replay.holding(move.lot, holder);
      for (const state of STATES) {
        if (isVector(holding[state])) continue;
        problems.push(`movement ${i + 1}: ${state} of ${holder} in ${move.lot} below zero`);
      }
    }
  }
  return problems;
}

/** What a holder has used of a lot is what it wrote off: nothing ever came back. */
function usedStaysUsed({ book }: QuotaRecord): string[] {
  const replay = new Replay();
  for (const move of book.moves()) replay.make(move);
  const problems: string[] = [];
  for (const lot of book.lots()) {
    for (const { holder, holding } of book.positionsOf(lot.id)) {
      for (const d of DIMENSIONS) {
        const [wrote, used] = [replay.holding(lot.id, holder).used[d], holding.used[d]];
        if (wrote !== used)
          problems.push(`${lot.id} of ${holder}: ${wrote} ${d} written off, ${used} used`);
      }
    }
  }
  return problems;
}

/** What was divided among the cities is what they got and what was left. */
function allottedExactly({ book, allotments }: QuotaRecord): string[] {
  const problems: string[] = [];
  for (const { id, totalM2, leftM2, parts } of allotments) {
    const given = parts.reduce((sum, { areaM2 }) => sum + areaM2, 0);
    if (given + leftM2 !== totalM2) {
      problems.push(`${id}: ${totalM2} m² divided into ${given} and ${leftM2} left`);
    }
    for (const { lot, areaM2 } of parts) {
      const minted = book.lot(lot)?.minted.areaM2 ?? 0;
      if (minted !== areaM2) problems.push(`${id}: ${lot} allotted ${areaM2}, minted ${minted}`);
    }
  }
  return problems;
}
