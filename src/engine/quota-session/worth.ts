import type { QuotaLedger } from '../../quota/lot.ts';
import { DIMENSIONS, type Dimension, isZero, type Vector } from '../../quota/vector.ts';
import { gateTerms } from '../../stages/1-listing/gate-terms.ts';
import { quotaNeeds } from '../../stages/1-listing/quota-need.ts';
import { quotaPriceFen } from '../../stages/1-listing/quota-price.ts';
import { costItems } from '../../stages/3-settlement/costs.ts';
import { mulDiv } from '../../units/exact.ts';
import { fen, sumFen } from '../../units/fen.ts';
import { addRatio, compareRatio, mulRatio, type Ratio, ratio, ZERO } from '../../units/ratio.ts';
import type { DealFacts } from '../../world/deal-facts.ts';
import type { QuotaGood } from '../../world/policy.ts';
import type { View } from '../../world/view.ts';
import type { TradedGood } from './book.ts';

/** What a deal needs of one ledger, nothing when it needs none. */
export function needOf(facts: DealFacts, ledger: QuotaLedger, view: View): Vector | null {
  const found = quotaNeeds(facts, gateTerms(facts, view)).find((need) => need.ledger === ledger);
  return found === undefined || isZero(found.need) ? null : found.need;
}

/** What is priced in each dimension of replenishment. */
export const GOODS_OF_L4 = {
  areaM2: 'L4.area',
  paddyM2: 'L4.paddy',
  capacityKg: 'L4.capacity',
} as const satisfies Readonly<Record<Dimension, QuotaGood>>;

/** What a deal asks for: its need, the quantity it bids for, and the lowest price allowed. */
interface Asked {
  readonly need: Vector;
  readonly quantity: number;
  readonly floor: Ratio | null;
}

/**
 * The highest unit price a deal is worth to its city; sold in bundles, what all the dimensions it
 * needs are worth, spread over the m² it bids for, down to whole fen.
 */
export function worthOf(
  facts: DealFacts,
  { ledger, good, bundled }: TradedGood,
  { need, quantity, floor }: Asked,
  view: View,
): Ratio {
  const base = floor ?? ZERO;
  if (!bundled) return unitWorth(facts, good, base, view);
  const parts: [QuotaGood, number][] =
    ledger === 'L3' ? [['L3', need.areaM2]] : DIMENSIONS.map((d) => [GOODS_OF_L4[d], need[d]]);
  const worth = parts.reduce(
    (sum, [part, units]) =>
      addRatio(sum, mulRatio(unitWorth(facts, part, base, view), ratio(units))),
    ZERO,
  );
  return ratio(mulDiv(1, worth.numerator, worth.denominator * quantity, 'floor'));
}

/**
 * The highest unit price of one good a deal is worth to its city: what the land price leaves
 * after costs, spread over all the quota the deal needs in proportion to the posted prices, down
 * to whole fen per unit; at least the posted price, which every deal pays where quota is bought
 * at the gate. A good that is not posted counts at the lowest price allowed. Nobody has published
 * what a city would pay; this reading is the engine's own.
 */
function unitWorth(facts: DealFacts, good: QuotaGood, base: Ratio, view: View): Ratio {
  const { quota } = view.policy;
  const prices = good === 'L3' ? { L3: base, ...quota.prices } : quota.prices;
  const priced: View = { ...view, policy: { ...view.policy, quota: { ...quota, prices } } };
  const posted = prices[good]!;
  const billFen = sumFen(
    quotaNeeds(facts, gateTerms(facts, view))
      .filter(({ ledger }) => ledger !== 'L3' || prices.L3 !== undefined)
      .map(({ ledger, need }) => quotaPriceFen(ledger, need, priced)),
  );
  if (!facts.priced || billFen === 0) return posted;
  const costFen = sumFen(costItems(facts, view).map(({ amountFen }) => amountFen));
  const leftFen = fen(Math.max(0, facts.deal.priceFen! - costFen));
  const { numerator, denominator } = posted;
  const borne = ratio(mulDiv(leftFen, numerator, denominator * billFen, 'floor'));
  return compareRatio(borne, posted) > 0 ? borne : posted;
}
