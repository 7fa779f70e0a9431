import type { Why } from '../../ledger/why.ts';
import { cashWhy, constantWhy, greatestOf, sumOf } from '../../ledger/why-terms.ts';
import type { RuleBook } from '../../rules/rule-book.ts';
import { type RuralMeasure, ruralFloor, ruralFloorWhy } from '../../rules/rural-use.ts';
import type { Day } from '../../units/day.ts';
import { type Fen, maxFen, sumFen, ZERO_FEN } from '../../units/fen.ts';
import {
  type CashYear,
  type ClosedYear,
  yearBalance,
  yearBalanceWhy,
  yearWhys,
} from './year-end.ts';

/**
 * A year of all parties together, for the rural-use test the province accounts for: it may be
 * passed while one party fails its own, and the other way round.
 */
export interface ProvinceYear {
  readonly year: number;
  readonly receiptsFen: Fen;
  readonly costsPaidFen: Fen;
  /** A party's negative base counts against the others'; together never below zero. */
  readonly baseFen: Fen;
  readonly ruralUseFloorFen: Fen;
  readonly ruralUseCountedFen: Fen;
}

type BookedParty = ClosedYear & { readonly cash: CashYear };

/**
 * The rural-use test over all parties of a year; `province` is what a run holds of it.
 *
 * @param closed the closed years of the parties, at least one
 */
export function provinceYear(
  closed: readonly BookedParty[],
  day: Day,
  measure: RuralMeasure,
  rules: RuleBook,
): ProvinceYear {
  const sum = (pick: (one: BookedParty) => Fen) => sumFen(closed.map(pick));
  const receiptsFen = sum(({ cash }) => cash.receiptsFen);
  const baseFen = maxFen(
    ZERO_FEN,
    sum(({ cash }) => yearBalance(cash)),
  );
  return {
    year: closed[0]!.cash.year,
    receiptsFen,
    costsPaidFen: sum(({ cash }) => cash.costsPaidFen),
    baseFen,
    ruralUseFloorFen: ruralFloor(measure, receiptsFen, baseFen, rules, day),
    ruralUseCountedFen: sum((one) => one.ruralUseCountedFen),
  };
}

/** The figures of a {@link ProvinceYear}, as explanations. */
export interface ProvinceWhys {
  readonly receipts: Why;
  readonly costs: Why;
  readonly base: Why;
  readonly ruralUseFloor: Why;
  readonly ruralUseCounted: Why;
}

/** How the figures of {@link provinceYear} came about. */
export function provinceWhys(
  years: readonly CashYear[],
  day: Day,
  measure: RuralMeasure,
  rules: RuleBook,
): ProvinceWhys {
  const figure = (name: 'receipts' | 'costs', pick: (cash: CashYear) => Fen) =>
    years.map((cash) => cashWhy(cash.party, cash.year, name, '', pick(cash)));
  const receipts = sumOf(
    'provinceReceipts',
    figure('receipts', (cash) => cash.receiptsFen),
  );
  const balance = sumOf('yearBalance', years.map(yearBalanceWhy));
  const base = greatestOf('yearBase', [balance, constantWhy(0, 'fen')]);
  return {
    receipts,
    costs: sumOf(
      'provinceCosts',
      figure('costs', (cash) => cash.costsPaidFen),
    ),
    base,
    ruralUseFloor: ruralFloorWhy(measure, receipts, base, rules, day),
    ruralUseCounted: sumOf(
      'ruralCounted',
      years.map((cash) => yearWhys(cash, day, measure, rules).ruralUseCounted),
    ),
  };
}
