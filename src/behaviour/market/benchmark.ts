import type { RuleBook } from '../../rules/rule-book.ts';
import type { Day } from '../../units/day.ts';
import { type Ratio, ratio } from '../../units/ratio.ts';
import type { Valuation } from '../../world/award.ts';
import type { LandUse } from '../../world/deal.ts';
import type { Place } from '../../world/place.ts';
import type { MarketProfile } from '../synthetic/profile.ts';

/** A price per m² and where it comes from. */
export type Benchmark = Pick<Valuation, 'benchmark' | 'benchmarkRule'>;

/** Grade parcels without an assessed grade are taken to have where benchmark prices have grades. */
export const MIDDLE_GRADE = 2;

/**
 * The benchmark price of a use in a place, fen per m²: the verified one where there is one, else
 * the middle of the range the market's data assume for the kind of place.
 */
export function benchmarkOf(
  place: Place,
  use: LandUse,
  profile: MarketProfile,
  rules: RuleBook,
  day: Day,
): Benchmark {
  const key = `${place.id} ${use} ${MIDDLE_GRADE}`;
  const published = rules.find('benchmark-price', day, key);
  if (published !== null) {
    return { benchmark: published, benchmarkRule: { rule: 'benchmark-price', key } };
  }
  return { benchmark: assumed(place, use, profile), benchmarkRule: null };
}

function assumed({ city, kind }: Place, use: LandUse, { cities }: MarketProfile): Ratio {
  const [profile] = cities.find(([{ city: name }]) => name === city)!;
  const prices = kind === 'district' ? profile.districtPrice : profile.countyPrice;
  const [low, high] = prices[use] ?? prices.industrial!;
  return ratio((low + high) * FEN_PER_YUAN, 2);
}

const FEN_PER_YUAN = 100;
