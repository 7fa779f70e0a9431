import type { QuotaLedger } from '../../quota/lot.ts';
import { isZero, type Vector } from '../../quota/vector.ts';
import { gateTerms } from '../../stages/1-listing/gate-terms.ts';
import { quotaNeeds } from '../../stages/1-listing/quota-need.ts';
import { quotaPriceFen } from '../../stages/1-listing/quota-price.ts';
import { costItems } from '../../stages/3-settlement/costs.ts';
import { mulDiv } from '../../units/exact.ts';
import { fen, sumFen } from '../../units/fen.ts';
import { compareRatio, type Ratio, ratio } from '../../units/ratio.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import type { SessionGood } from '../../world/quota-market.ts';
import type { View } from '../../world/view.ts';

/** What a deal needs of one ledger, nothing when it needs none. */
export function needOf(facts: DealFacts, ledger: QuotaLedger, view: View): Vector | null {
  const found = quotaNeeds(facts, gateTerms(facts, view)).find((need) => need.ledger === ledger);
  return found === undefined || isZero(found.need) ? null : found.need;
}

/**
 * The highest unit price a deal is worth to its city: what the land price leaves after costs,
 * spread over all the quota the deal needs in proportion to the posted prices, down to whole fen
 * per unit; at least the posted price, which every deal pays where quota is bought at the gate.
 * Nobody has published what a city would pay; this reading is the engine's own.
 */
export function worthOf(facts: DealFacts, good: SessionGood, view: View): Ratio {
  const { prices } = view.policy.quota;
  const posted = prices[good];
  const billFen = sumFen(
    quotaNeeds(facts, gateTerms(facts, view))
      .filter(({ ledger }) => ledger !== 'L3' || prices.L3 !== undefined)
      .map(({ ledger, need }) => quotaPriceFen(ledger, need, view)),
  );
  if (!facts.priced || billFen === 0) return posted;
  const costFen = sumFen(costItems(facts, view).map(({ amountFen }) => amountFen));
  const leftFen = fen(Math.max(0, facts.deal.priceFen! - costFen));
  const { numerator, denominator } = posted;
  const borne = ratio(mulDiv(leftFen, numerator, denominator * billFen, 'floor'));
  return compareRatio(borne, posted) > 0 ? borne : posted;
}
