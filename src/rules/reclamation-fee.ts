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

/** Farmland as its fee is told: its area, and the grade its kind follows from, if any. */
export interface ToldPiece {
  readonly area: Why;
  readonly kind: ReclamationKind;
  readonly grade?: Why;
  readonly basic?: boolean;
}

/** How {@link reclamationFeeFen} came about. */
export function reclamationFeeWhy(pieces: readonly ToldPiece[], book: RuleBook, day: Day): Why {
  const rule = 'reclamation-fee';
  const parts = pieces.map(({ area, kind, grade, basic = false }) => {
    const of = basic ? HIGHEST : kind;
    const standard = ruleWhy(rule, book, day, of, grade === undefined || basic ? [] : [grade]);
    const terms = basic
      ? [area, standard, ruleWhy('reclamation-fee-basic-multiplier', book, day)]
      : [area, standard];
    return productOf('reclaimedPiece', 'fen', 'halfUp', terms, { of, rule });
  });
  return sumOf('tax', parts, { of: 'reclamationFee', rule });
}
