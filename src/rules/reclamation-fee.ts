import type { Why } from '../ledger/why.ts';
import { productOf, sumOf } from '../ledger/why-terms.ts';
import type { SquareMetre } from '../units/area.ts';
import type { Day } from '../units/day.ts';
import { type Fen, priceOf, sumFen } from '../units/fen.ts';
import { invariant } from '../units/invariant.ts';
import { mulRatio } from '../units/ratio.ts';
import type { RuleBook } from './rule-book.ts';
import { ruleWhy } from './rule-why.ts';

/** Kinds of farmland the fee tells apart. */
export type ReclamationKind =
  | 'paddy-superior'
  | 'paddy-high'
  | 'paddy-medium'
  | 'paddy-low'
  | 'dry';

/** The kind whose standard is the highest; basic farmland pays a multiple of it. */
const HIGHEST: ReclamationKind = 'paddy-superior';

/** A piece of farmland that is taken. */
export interface ReclaimedArea {
  readonly areaM2: SquareMetre;
  readonly kind: ReclamationKind;
  /** Permanent basic farmland pays a multiple of the highest standard, whatever its kind. */
  readonly basic: boolean;
}

/**
 * Kind of a paddy by its national grade: superior 1–4, high 5–8, medium 9–12, low 13–15.
 *
 * @throws InvariantError outside 1–15.
 */
export function paddyKind(grade: number): ReclamationKind {
  invariant(Number.isInteger(grade) && grade >= 1 && grade <= 15, 'rules.grade', () => ({ grade }));
  if (grade <= 4) return 'paddy-superior';
  if (grade <= 8) return 'paddy-high';
  return grade <= 12 ? 'paddy-medium' : 'paddy-low';
}

/**
 * Farmland reclamation fee (耕地开垦费), each piece half-up to the fen.
 *
 * @throws RuleGapError when a rule has no value on the day.
 */
export function reclamationFeeFen(areas: readonly ReclaimedArea[], book: RuleBook, day: Day): Fen {
  return sumFen(
    areas.map(({ areaM2, kind, basic }) => {
      const standard = book.at('reclamation-fee', day, basic ? HIGHEST : kind);
      if (!basic) return priceOf(areaM2, standard);
      const multiple = book.at('reclamation-fee-basic-multiplier', day);
      return priceOf(areaM2, mulRatio(standard, multiple));
    }),
  );
}

/**
 * How {@link reclamationFeeFen} came about for pieces none of which is basic farmland.
 *
 * @param pieces the area of each, and the grade its kind follows from, if it has one
 */
export function reclamationFeeWhy(
  pieces: readonly { readonly area: Why; readonly kind: ReclamationKind; readonly grade?: Why }[],
  book: RuleBook,
  day: Day,
): Why {
  const rule = 'reclamation-fee';
  const parts = pieces.map(({ area, kind, grade }) => {
    const standard = ruleWhy(rule, book, day, kind, grade === undefined ? [] : [grade]);
    return productOf('reclaimedPiece', 'fen', 'halfUp', [area, standard], { of: kind, rule });
  });
  return sumOf('tax', parts, { of: 'reclamationFee', rule });
}
