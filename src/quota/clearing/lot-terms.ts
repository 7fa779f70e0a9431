import { mulDiv } from '../../units/exact.ts';
import { FEN_PER_WAN_YUAN, type Fen, fen, priceOf, rateOfFen } from '../../units/fen.ts';
import { mulRatio, type Ratio, ratio } from '../../units/ratio.ts';

/** Terms a quota lot is put up on. */
export interface LotTerms {
  readonly startFen: Fen;
  readonly stepFen: Fen;
  readonly depositFen: Fen;
  /** Highest price; null where there is none. */
  readonly capFen: Fen | null;
}

/** What the terms of a lot are worked out from; parts and multiples of the starting price. */
export interface LotRates {
  readonly step: Ratio;
  readonly deposit: Ratio;
  readonly cap: Ratio | null;
}

/**
 * Terms in whole 万元, as the Hunan notices work them out: the starting price rounded up; step,
 * deposit and cap taken from it and rounded down.
 *
 * @param quantity m² or kg of the lot
 * @param fenPerUnit starting price of one unit
 */
export function wholeWanTerms(quantity: number, fenPerUnit: Ratio, rates: LotRates): LotTerms {
  const perWan = mulRatio(fenPerUnit, ratio(1, FEN_PER_WAN_YUAN));
  const startWan = mulDiv(quantity, perWan.numerator, perWan.denominator, 'ceil');
  return termsOf(fen(startWan * FEN_PER_WAN_YUAN), rates, downToWan);
}

/** The same to the fen, each half-up. */
export function exactTerms(quantity: number, fenPerUnit: Ratio, rates: LotRates): LotTerms {
  return termsOf(priceOf(quantity, fenPerUnit), rates, rateOfFen);
}

function termsOf(
  startFen: Fen,
  { step, deposit, cap }: LotRates,
  take: (amount: Fen, rate: Ratio) => Fen,
): LotTerms {
  return {
    startFen,
    stepFen: take(startFen, step),
    depositFen: take(startFen, deposit),
    capFen: cap === null ? null : take(startFen, cap),
  };
}

function downToWan(amount: Fen, rate: Ratio): Fen {
  const exact = rateOfFen(amount, rate, 'floor');
  return fen(exact - (exact % FEN_PER_WAN_YUAN));
}
