import type { Day } from '../units/day.ts';
import { mulDiv } from '../units/exact.ts';
import { FEN_PER_WAN_YUAN, type Fen, fen, rateOfFen } from '../units/fen.ts';
import { mulRatio, type Ratio, ratio } from '../units/ratio.ts';
import type { RuleBook } from './rule-book.ts';

/** Terms a quota lot is listed on, all in whole 万元. */
export interface QuotaLotTerms {
  readonly startFen: Fen;
  readonly stepFen: Fen;
  readonly depositFen: Fen;
  /** Highest price; null where the notices of the day set none. */
  readonly capFen: Fen | null;
}

/**
 * Terms of one listed quota lot as the Hunan notices work them out: the starting price rounded
 * up to 万元, step, deposit and cap taken from it and rounded down.
 *
 * @param quantity m² or kg of the lot
 * @param fenPerUnit starting price of one unit
 * @throws RuleGapError when the rule of step or deposit has no value on the day.
 */
export function quotaLotTerms(
  quantity: number,
  fenPerUnit: Ratio,
  book: RuleBook,
  day: Day,
): QuotaLotTerms {
  const perWan = mulRatio(fenPerUnit, ratio(1, FEN_PER_WAN_YUAN));
  const startWan = mulDiv(quantity, perWan.numerator, perWan.denominator, 'ceil');
  const startFen = fen(startWan * FEN_PER_WAN_YUAN);
  const cap = book.find('quota-lot-cap', day);
  return {
    startFen,
    stepFen: downToWan(startFen, book.at('quota-lot-step', day)),
    depositFen: downToWan(startFen, book.at('quota-lot-deposit', day)),
    capFen: cap === null ? null : downToWan(startFen, cap),
  };
}

function downToWan(amount: Fen, rate: Ratio): Fen {
  const exact = rateOfFen(amount, rate, 'floor');
  return fen(exact - (exact % FEN_PER_WAN_YUAN));
}
