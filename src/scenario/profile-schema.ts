import { z } from 'zod';
import type { CityProfile, MarketProfile, Range } from '../behaviour/synthetic/profile.ts';
import { LAND_USES, type LandUse } from '../world/deal.ts';
import { CITIES, type City } from '../world/party.ts';
import { complain } from './expectation.ts';
import { strictMap, wholeFrom } from './leaf-schema.ts';

const MOST_WEIGHT = 1_000_000;
const MOST_YUAN_PER_M2 = 100_000;

const weight = wholeFrom('weight', 0, MOST_WEIGHT);
const price = wholeFrom('priceM2', 1, MOST_YUAN_PER_M2);

/** The lowest and the highest ground price, in whole yuan per m². */
const priceRange = z
  .tuple([price, price], { error: 'list' })
  .transform((pair): Range => pair)
  .superRefine(([low, high], context) => {
    if (low <= high) return;
    context.addIssue(
      complain({
        expected: { zh: `不大于 ${high}`, en: `at most ${high}` },
        message: { zh: '低价大于高价', en: 'the low price is above the high one' },
        found: String(low),
      }),
    );
  });

function byKey<K extends string, T extends z.ZodType>(keys: readonly K[], leaf: T) {
  return strictMap(
    Object.fromEntries(keys.map((key) => [key, leaf.optional()])) as Record<K, z.ZodOptional<T>>,
  );
}

const city = strictMap({
  weight: weight.optional(),
  districtPrice: byKey(LAND_USES, priceRange).optional(),
  countyPrice: byKey(LAND_USES, priceRange).optional(),
});

/** `market.profile` of a scenario: what it draws from otherwise than `seeds/market.yaml` says. */
export const profileSchema = strictMap({
  cities: byKey(CITIES, city).optional(),
  uses: byKey(LAND_USES, weight).optional(),
});

/** A profile of a scenario after the schema. */
export type ProfileContent = z.output<typeof profileSchema>;

/** The shipped profile with what a scenario says otherwise; what it leaves out stays. */
export function profileWith(
  shipped: MarketProfile,
  { cities = {}, uses = {} }: ProfileContent,
): MarketProfile {
  return {
    ...shipped,
    cities: shipped.cities.map(([profile, own]) => {
      const given = cities[profile.city];
      return [cityWith(profile, given), given?.weight ?? own] as const;
    }),
    uses: shipped.uses.map(([use, own]) => [use, uses[use] ?? own] as const),
  };
}

function cityWith(
  profile: CityProfile,
  given: NonNullable<ProfileContent['cities']>[City],
): CityProfile {
  return {
    ...profile,
    districtPrice: pricesWith(profile.districtPrice, given?.districtPrice),
    countyPrice: pricesWith(profile.countyPrice, given?.countyPrice),
  };
}

type Prices = CityProfile['districtPrice'];

function pricesWith(
  prices: Prices,
  given: { readonly [use in LandUse]?: Range | undefined } = {},
): Prices {
  const named = Object.entries(given).filter(([, range]) => range !== undefined);
  return { ...prices, ...(Object.fromEntries(named) as Prices) };
}
