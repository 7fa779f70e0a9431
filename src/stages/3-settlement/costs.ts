import type { Why, WhyThunk } from '../../ledger/why.ts';
import { productOf, recordWhy } from '../../ledger/why-terms.ts';
import { agriLandFund, agriLandFundWhy } from '../../rules/agri-land-fund.ts';
import { newConstructionFee, newConstructionFeeWhy } from '../../rules/new-construction-fee.ts';
import { ruleWhy } from '../../rules/rule-why.ts';
import { squareMetre } from '../../units/area.ts';
import { type Fen, priceOf, rateOfFen } from '../../units/fen.ts';
import { CODE } from '../../world/category-code.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import { areaWhy, gradeWhy, newAreaWhy, priceWhy } from '../../world/facts-why.ts';
import type { View } from '../../world/view.ts';

/** The rule that says what counts as cost: what a record states is recovered under it. */
const STATED = 'cost-items';

/** One cost a deal's receipts must recover before anything is shared. */
export interface CostItem {
  readonly amountFen: Fen;
  /** Who gets it: the land's party, the province or the centre. */
  readonly to: string;
  readonly section: 'fund' | 'general';
  readonly code: string;
  readonly rule: string;
  readonly why: WhyThunk;
}

/**
 * The costs of a deal in the order they are recovered: new-construction-land fee (central,
 * provincial and local part), agricultural land fund, business fee, then compensation and
 * development. The list and its cash basis follow 财综〔2011〕62号; the order is the engine's own
 * choice, statutory fees first.
 */
export function costItems(facts: DealFacts, view: View): CostItem[] {
  if (!facts.priced) return [];
  if (!facts.granted) return [allocationCost(facts)];
  return [
    ...feeParts(facts, view),
    ...fundParts(facts, view),
    businessFee(facts, view),
    developmentCost(facts, view),
  ].filter(({ amountFen }) => amountFen > 0);
}

/** An allocation price is the cost of the land, paid back; there are no proceeds in it. */
function allocationCost(facts: DealFacts): CostItem {
  const { deal } = facts;
  return {
    amountFen: deal.priceFen!,
    to: deal.landParty,
    section: 'fund',
    code: CODE.costRecovery,
    rule: STATED,
    why: () => priceWhy(facts),
  };
}

function feeParts(facts: DealFacts, { rules }: View): CostItem[] {
  const { deal, newAreaM2, grade, awarded } = facts;
  const fee = newConstructionFee(squareMetre(newAreaM2), grade, rules, awarded);
  const part = (level: 'central' | 'province' | 'city', to: string, amountFen: Fen): CostItem => ({
    amountFen,
    to,
    section: 'general',
    code: CODE.newConstructionFee,
    rule: 'new-construction-fee',
    why: () =>
      newConstructionFeeWhy(level, newAreaWhy(facts), gradeWhy(facts, rules), rules, awarded),
  });
  return [
    part('central', 'central', fee.centralFen),
    part('province', 'hunan', fee.provinceFen),
    part('city', deal.landParty, fee.cityFen),
  ];
}

function fundParts(facts: DealFacts, { rules }: View): CostItem[] {
  const { deal, grade, awarded } = facts;
  const fund = agriLandFund(deal.areaM2, grade, rules, awarded);
  const part = (level: 'province' | 'city', to: string, amountFen: Fen): CostItem => ({
    amountFen,
    to,
    section: 'fund',
    code: CODE.agriLandFund,
    rule: 'agri-land-share',
    why: () => agriLandFundWhy(level, areaWhy(facts), gradeWhy(facts, rules), rules, awarded),
  });
  return [part('province', 'hunan', fund.provinceFen), part('city', deal.landParty, fund.cityFen)];
}

function businessFee(facts: DealFacts, { rules }: View): CostItem {
  const { deal, awarded } = facts;
  const rule = 'business-fee-share';
  return {
    amountFen: rateOfFen(deal.priceFen!, rules.at('business-fee-share', awarded)),
    to: deal.landParty,
    section: 'fund',
    code: CODE.businessFee,
    rule,
    why: () => {
      const terms = [priceWhy(facts), ruleWhy(rule, rules, awarded)];
      return productOf('businessFee', 'fen', 'halfUp', terms, { rule });
    },
  };
}

/** What the record says was spent; where it says nothing, the assumed cost per mu. */
function developmentCost(facts: DealFacts, { rules }: View): CostItem {
  const { deal, awarded, place } = facts;
  const item = (amountFen: Fen, rule: string, why: WhyThunk): CostItem => ({
    to: deal.landParty,
    section: 'fund',
    code: CODE.costRecovery,
    amountFen,
    rule,
    why,
  });
  const { costFen } = deal;
  if (costFen !== null) {
    const why = (): Why => recordWhy('costFen', costFen, 'fen');
    return item(costFen, STATED, why);
  }
  const rule = 'development-cost';
  const key = `${deal.city} ${place.kind} ${deal.use}`;
  const why = (): Why => {
    const terms = [areaWhy(facts), ruleWhy(rule, rules, awarded, key)];
    return productOf('developmentCost', 'fen', 'halfUp', terms, { rule, assumed: true });
  };
  return item(priceOf(deal.areaM2, rules.at(rule, awarded, key)), rule, why);
}
