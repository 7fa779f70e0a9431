import type { Why } from '../ledger/why.ts';
import { differenceOf, productOf, recordWhy } from '../ledger/why-terms.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import { ruleWhy } from '../rules/rule-why.ts';
import { awardWhy } from './award-why.ts';
import type { DealFacts } from './deal-facts.ts';

/** The price of the record, grant or allocation; of an award, with how it came about. */
export function priceWhy({ deal }: DealFacts): Why {
  if (deal.award !== undefined) return awardWhy(deal, deal.award);
  return recordWhy('priceFen', deal.priceFen!, 'fen');
}

/** The area of the record, m². */
export function areaWhy({ deal }: DealFacts): Why {
  return recordWhy('areaM2', deal.areaM2, 'm2');
}

/** Area newly turned into construction land, m². */
export function newAreaWhy(facts: DealFacts): Why {
  const stock = recordWhy('stockAreaM2', facts.deal.stockAreaM2, 'm2');
  return differenceOf('newArea', [areaWhy(facts), stock]);
}

/** Land grade of the place, by the rules. */
export function gradeWhy({ place, awarded }: DealFacts, rules: RuleBook): Why {
  return ruleWhy('land-grade', rules, awarded, place.id);
}

/** Farmland taken, m²: of the record, or a share of the new area where it does not say. */
export function farmlandWhy(facts: DealFacts, rules: RuleBook): Why {
  const { deal, awarded } = facts;
  if (deal.farmland !== null) return recordWhy('farmland.areaM2', deal.farmland.areaM2, 'm2');
  const share = ruleWhy('farmland-share', rules, awarded, deal.city);
  const terms = [newAreaWhy(facts), share];
  return productOf('farmlandTaken', 'm2', 'halfUp', terms, { assumed: true });
}

/** Paddy taken, m². */
export function paddyWhy(facts: DealFacts, rules: RuleBook): Why {
  const { deal, awarded } = facts;
  if (deal.farmland !== null) return recordWhy('farmland.paddyM2', deal.farmland.paddyM2, 'm2');
  const share = ruleWhy('paddy-share', rules, awarded, deal.city);
  const terms = [farmlandWhy(facts, rules), share];
  return productOf('paddyTaken', 'm2', 'halfUp', terms, { assumed: true });
}

/** Dry land taken, m². */
export function dryWhy(facts: DealFacts, rules: RuleBook): Why {
  return differenceOf('dryTaken', [farmlandWhy(facts, rules), paddyWhy(facts, rules)]);
}

/** Permanent basic farmland taken, m². */
export function basicWhy({ deal }: DealFacts): Why {
  return recordWhy('basicFarmlandM2', deal.basicFarmlandM2, 'm2');
}

/** Grade of the paddy taken. */
export function paddyGradeWhy({ deal, awarded }: DealFacts, rules: RuleBook): Why {
  const stated = deal.farmland?.paddyGrade ?? null;
  if (stated !== null) return recordWhy('farmland.paddyGrade', stated, 'grade');
  return { ...ruleWhy('mean-grade-paddy', rules, awarded, deal.city), assumed: true };
}
