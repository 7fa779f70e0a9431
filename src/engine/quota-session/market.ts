import type { Lots, Market, Mechanism } from '../../quota/clearing/market.ts';
import { nationalGoodPrice } from '../../rules/national-good-price.ts';
import { exportsNothing } from '../../stages/1-listing/quota-supply.ts';
import type { Day } from '../../units/day.ts';
import { compareRatio, type Ratio, ZERO } from '../../units/ratio.ts';
import { CITIES } from '../../world/party.ts';
import type { GoodTerms, LedgerMarket } from '../../world/quota-market.ts';
import type { View } from '../../world/view.ts';
import type { TradedGood } from './book.ts';

/** The province whose coefficient the national price bears. */
export const PROVINCE = 'hunan';

/**
 * The market of one good on a day: what the scenario says of it, else what the rules of the day
 * say. Bidding starts at the lowest price allowed, a posted price is the scenario's; linkage
 * surplus that has none is posted at the lowest price allowed.
 *
 * @throws RuleGapError when a rule it needs has no value on the day
 */
export function marketOf(
  traded: TradedGood,
  { mechanism, goods, levy, outside }: LedgerMarket,
  day: Day,
  view: View,
): Market {
  const { good, dimension, bundled } = traded;
  const { policy, rules } = view;
  const terms: GoodTerms = goods[good] ?? {};
  const floor =
    terms.floor === undefined ? rules.find('quota-price-floor', day, good) : terms.floor;
  // The cap of the rules is that of area alone: a project sold in one had none.
  const ruled = traded.ledger === 'L4' && bundled ? null : rules.find('quota-price-cap', day, good);
  const cap = terms.cap === undefined ? ruled : terms.cap;
  const bidding = 'capShare' in mechanism;
  const posted = policy.quota.prices[good] ?? floor ?? ZERO;
  const start = bidding && floor !== null ? floor : posted;
  return {
    mechanism: complete(mechanism, terms, day, view),
    price: terms.price ?? start,
    floor,
    cap,
    breaker: terms.breaker ?? null,
    outside: outside ? { ...nationalGoodPrice(dimension, PROVINCE, rules, day), most: null } : null,
    levy,
    reserve: policy.quota.reserve,
    gated: new Set(CITIES.filter((city) => exportsNothing(city, day, view))),
    pools: new Set(['pool']),
  };
}

function complete(
  mechanism: LedgerMarket['mechanism'],
  terms: GoodTerms,
  day: Day,
  { rules }: View,
): Mechanism {
  if (!('capShare' in mechanism)) return mechanism;
  const rate = (given: Ratio | null, rule: 'quota-lot-step' | 'quota-lot-deposit') =>
    given ?? rules.at(rule, day);
  const lots: Lots = {
    ...mechanism,
    lotSize: terms.lot ?? null,
    step: rate(mechanism.step, 'quota-lot-step'),
    deposit: rate(mechanism.deposit, 'quota-lot-deposit'),
  };
  const fixed = terms.floor != null && terms.cap != null;
  // A fixed price leaves nothing to bid: no multiple of the start may lift it.
  return fixed && compareRatio(terms.floor!, terms.cap!) === 0 ? { ...lots, capShare: null } : lots;
}
