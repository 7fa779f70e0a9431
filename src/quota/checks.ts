import type { QuotaBook } from './book.ts';
import { holdingTotal, STATES } from './holding.ts';
import { addVector, covers, DIMENSIONS, type Vector, ZERO_VECTOR } from './vector.ts';

/** A named check over the whole quota book: the problems it found, none when all is well. */
export interface QuotaCheck {
  readonly name: string;
  readonly problems: (book: QuotaBook) => string[];
}

/** Run at every period end and at the end of a run; any problem stops the run. */
export const QUOTA_CHECKS: readonly QuotaCheck[] = [
  { name: 'Q1.mintedIsRemainingUsedExpired', problems: conserved },
  { name: 'Q2.nothingBelowZero', problems: nothingNegative },
];

function conserved(book: QuotaBook): string[] {
  const problems: string[] = [];
  for (const lot of book.lots()) {
    let found: Vector = ZERO_VECTOR;
    for (const { holding } of book.positionsOf(lot.id)) {
      found = addVector(found, holdingTotal(holding));
    }
    for (const d of DIMENSIONS) {
      if (found[d] !== lot.minted[d]) {
        problems.push(`${lot.id}: minted ${lot.minted[d]} ${d}, found ${found[d]}`);
      }
    }
  }
  return problems;
}

function nothingNegative(book: QuotaBook): string[] {
  const problems: string[] = [];
  for (const lot of book.lots()) {
    for (const { holder, holding } of book.positionsOf(lot.id)) {
      for (const state of STATES) {
        if (!covers(holding[state], ZERO_VECTOR)) {
          problems.push(`${lot.id} of ${holder}: ${state} below zero`);
        }
      }
    }
  }
  return problems;
}
