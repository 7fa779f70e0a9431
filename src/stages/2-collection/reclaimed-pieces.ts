import type { Why } from '../../ledger/why.ts';
import { differenceOf } from '../../ledger/why-terms.ts';
import {
  paddyKind,
  type ReclaimedArea,
  reclamationFeeFen,
  reclamationFeeWhy,
  type ToldPiece,
} from '../../rules/reclamation-fee.ts';
import type { RuleBook } from '../../rules/rule-book.ts';
import { squareMetre } from '../../units/area.ts';
import type { Fen } from '../../units/fen.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import { basicWhy, dryWhy, farmlandWhy, paddyGradeWhy, paddyWhy } from '../../world/facts-why.ts';

/** The reclamation fee on the farmland a deal takes. */
export function feeOnFarmlandFen(facts: DealFacts, rules: RuleBook): Fen {
  return reclamationFeeFen(piecesOf(facts), rules, facts.awarded);
}

/**
 * Paddy by its grade class, everything else as dry land; basic farmland, which the record does not
 * sort, is taken to be paddy as far as there is any.
 */
function piecesOf({ deal, taken, paddyGrade }: DealFacts): ReclaimedArea[] {
  const { paddyM2, dryM2, basicM2 } = areasOf(deal.basicFarmlandM2, taken);
  const pieces: ReclaimedArea[] = [{ areaM2: dryM2, kind: 'dry', basic: false }];
  if (paddyM2 > 0) pieces.push({ areaM2: paddyM2, kind: paddyKind(paddyGrade), basic: false });
  if (basicM2 > 0) pieces.push({ areaM2: basicM2, kind: 'dry', basic: true });
  return pieces;
}

function areasOf(basic: number, taken: { readonly areaM2: number; readonly paddyM2: number }) {
  const paddyM2 = Math.max(0, taken.paddyM2 - basic);
  return {
    paddyM2: squareMetre(paddyM2),
    basicM2: squareMetre(basic),
    dryM2: squareMetre(taken.areaM2 - basic - paddyM2),
  };
}

/** How {@link feeOnFarmlandFen} came about. */
export function feeOnFarmlandWhy(facts: DealFacts, rules: RuleBook): Why {
  const { deal, taken, paddyGrade, awarded } = facts;
  const basicM2 = deal.basicFarmlandM2;
  const paddyLeft = taken.paddyM2 > basicM2;
  const pieces: ToldPiece[] = [{ area: ordinaryDryWhy(facts, rules), kind: 'dry' }];
  if (paddyLeft) {
    const whole = paddyWhy(facts, rules);
    const area = basicM2 === 0 ? whole : differenceOf('paddyTaken', [whole, basicWhy(facts)]);
    const grade = paddyGradeWhy(facts, rules);
    pieces.push({ area, kind: paddyKind(paddyGrade), grade });
  }
  if (basicM2 > 0) pieces.push({ area: basicWhy(facts), kind: 'dry', basic: true });
  return reclamationFeeWhy(pieces, rules, awarded);
}

/** Dry land beside the basic farmland: all of it, or what is left where that reaches into it. */
function ordinaryDryWhy(facts: DealFacts, rules: RuleBook): Why {
  if (facts.deal.basicFarmlandM2 <= facts.taken.paddyM2) return dryWhy(facts, rules);
  return differenceOf('dryTaken', [farmlandWhy(facts, rules), basicWhy(facts)]);
}
