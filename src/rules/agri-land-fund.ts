import type { Why } from '../ledger/why.ts';
import { differenceOf, productOf } from '../ledger/why-terms.ts';
import type { SquareMetre } from '../units/area.ts';
import type { Day } from '../units/day.ts';
import { type Fen, priceOf, rateOfFen, subFen } from '../units/fen.ts';
import { mulRatio } from '../units/ratio.ts';
import type { RuleBook } from './rule-book.ts';
import { ruleWhy } from './rule-why.ts';

/** Money set aside for farmland development and who gets it; the parts sum to the fund. */
export interface AgriLandFund {
  readonly fundFen: Fen;
  readonly provinceFen: Fen;
  readonly cityFen: Fen;
}

/**
 * Farmland development money (农业土地开发资金): area granted × average net proceeds of the land
 * grade × the share set aside, half-up to the fen.
 *
 * @throws RuleGapError when a rule has no value on the day.
 */
export function agriLandFund(
  areaM2: SquareMetre,
  grade: number,
  book: RuleBook,
  day: Day,
): AgriLandFund {
  const standard = book.at('agri-land-standard', day, String(grade));
  const fundFen = priceOf(areaM2, mulRatio(standard, book.at('agri-land-share', day)));
  const provinceFen = rateOfFen(fundFen, book.at('agri-land-province-share', day));
  return { fundFen, provinceFen, cityFen: subFen(fundFen, provinceFen) };
}

/**
 * How one level's part of {@link agriLandFund} came about.
 *
 * @param area the area granted, m²
 * @param grade the land grade of the place
 */
export function agriLandFundWhy(
  level: 'city' | 'province',
  area: Why,
  grade: Why,
  book: RuleBook,
  day: Day,
): Why {
  const rule = 'agri-land-share';
  const standard = ruleWhy('agri-land-standard', book, day, String(grade.result.numerator), [
    grade,
  ]);
  const share = ruleWhy(rule, book, day);
  const fund = productOf('agriLandFund', 'fen', 'halfUp', [area, standard, share], { rule });
  const upper = ruleWhy('agri-land-province-share', book, day);
  const province = productOf('agriLandProvince', 'fen', 'halfUp', [fund, upper], { rule });
  return level === 'province' ? province : differenceOf('agriLandCity', [fund, province], { rule });
}
