import { agriLandFund } from '../../rules/agri-land-fund.ts';
import { newConstructionFee } from '../../rules/new-construction-fee.ts';
import { squareMetre } from '../../units/area.ts';
import { type Fen, priceOf, rateOfFen } from '../../units/fen.ts';
import { CODE } from '../../world/category-code.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import type { View } from '../../world/view.ts';

/** One cost a deal's receipts must recover before anything is shared. */
export interface CostItem {
  readonly amountFen: Fen;
  /** Who gets it: the land's party, the province or the centre. */
  readonly to: string;
  readonly section: 'fund' | 'general';
  readonly code: string;
  readonly rule: string;
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
function allocationCost({ deal }: DealFacts): CostItem {
  return {
    amountFen: deal.priceFen!,
    to: deal.landParty,
    section: 'fund',
    code: CODE.costRecovery,
    rule: 'development-cost',
  };
}

function feeParts({ deal, newAreaM2, grade, awarded }: DealFacts, { rules }: View): CostItem[] {
  const fee = newConstructionFee(squareMetre(newAreaM2), grade, rules, awarded);
  const part = (to: string, amountFen: Fen): CostItem => ({
    amountFen,
    to,
    section: 'general',
    code: CODE.newConstructionFee,
    rule: 'new-construction-fee',
  });
  return [
    part('central', fee.centralFen),
    part('hunan', fee.provinceFen),
    part(deal.landParty, fee.cityFen),
  ];
}

function fundParts({ deal, grade, awarded }: DealFacts, { rules }: View): CostItem[] {
  const fund = agriLandFund(deal.areaM2, grade, rules, awarded);
  const part = (to: string, amountFen: Fen): CostItem => ({
    amountFen,
    to,
    section: 'fund',
    code: CODE.agriLandFund,
    rule: 'agri-land-share',
  });
  return [part('hunan', fund.provinceFen), part(deal.landParty, fund.cityFen)];
}

function businessFee({ deal, awarded }: DealFacts, { rules }: View): CostItem {
  return {
    amountFen: rateOfFen(deal.priceFen!, rules.at('business-fee-share', awarded)),
    to: deal.landParty,
    section: 'fund',
    code: CODE.businessFee,
    rule: 'business-fee-share',
  };
}

function developmentCost({ deal, awarded, place }: DealFacts, { rules }: View): CostItem {
  const rule = 'development-cost';
  const amountFen =
    deal.costFen ??
    priceOf(deal.areaM2, rules.at(rule, awarded, `${deal.city} ${place.kind} ${deal.use}`));
  return { amountFen, to: deal.landParty, section: 'fund', code: CODE.costRecovery, rule };
}
