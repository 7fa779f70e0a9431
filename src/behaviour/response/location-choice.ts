import type { Day } from '../../units/day.ts';
import { mulDiv } from '../../units/exact.ts';
import { addRatio, mulRatio, type Ratio, ratio, ZERO } from '../../units/ratio.ts';
import { CITIES, type City } from '../../world/party.ts';
import { benchmarkOf } from '../market/benchmark.ts';
import { MILLION } from '../market/normal.ts';
import type { MarketView } from '../market/put-up.ts';
import type { Chance } from '../market/setup.ts';
import { stream } from '../stream.ts';
import type { CityProfile } from '../synthetic/profile.ts';

/** What industrial land costs a firm in each city against what it usually does, in millionths. */
export type LandCosts = Readonly<Record<City, number>>;

/**
 * What industrial land costs a firm on a day, as a part of what it cost when the run began: what
 * was always dearer is so for a reason, and moves nobody.
 *
 * @throws RuleGapError when the land-use tax has no value on either day
 */
export function landCosts(market: MarketView, since: Day, day: Day): LandCosts {
  const costs = market.setup.profile.cities.map(([profile]) => {
    const [now, usual] = [costOf(profile, market, day), costOf(profile, market, since)];
    return [profile.city, partOf(now, usual)] as const;
  });
  return Object.fromEntries(costs) as LandCosts;
}

const USE = 'industrial';

/**
 * The mean benchmark of a city's places × its index, and the land-use tax of so many years (rule
 * `location-tax-years`), in fen per m². Every other tax of a firm is the same in the three cities.
 */
function costOf({ city, places }: CityProfile, market: MarketView, day: Day): Ratio {
  const { setup, view, index } = market;
  const { rules } = view;
  let [sum, weights] = [ZERO, 0];
  for (const [id, weight] of places) {
    const { benchmark } = benchmarkOf(view.places.get(id)!, USE, setup.profile, rules, day);
    sum = addRatio(sum, mulRatio(benchmark, ratio(weight)));
    weights += weight;
  }
  const price = mulRatio(mulRatio(sum, ratio(1, weights)), index.at(city, USE, day));
  const years = ratio(rules.count('location-tax-years', day));
  return addRatio(price, mulRatio(rules.at('land-use-tax-local', day, `${city} min`), years));
}

function partOf(now: Ratio, usual: Ratio): number {
  const part = mulRatio(now, ratio(usual.denominator, usual.numerator));
  return mulDiv(part.numerator, MILLION, part.denominator, 'halfUp');
}

/**
 * The city a firm goes to: where the cost is lowest, each weighed by how well the city suits this
 * firm, drawn for the firm alone within `spread` around one. A city that grows cheaper keeps every
 * firm it had; of equal costs the first city in order.
 */
export function cityOfFirm(firm: string, costs: LandCosts, spread: Ratio, chance: Chance): City {
  const width = mulDiv(MILLION, spread.numerator, spread.denominator, 'floor');
  const draws = stream({ entity: firm, purpose: 'location', ...chance });
  const weighed = CITIES.map((city) => ({
    city,
    cost: costs[city] * draws.int(MILLION - width, MILLION + width),
  }));
  return weighed.reduce((best, one) => (one.cost < best.cost ? one : best)).city;
}
