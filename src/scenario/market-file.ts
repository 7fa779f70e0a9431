import { parse } from 'yaml';
import { z } from 'zod';
import type { MarketProfile, Range } from '../behaviour/synthetic/profile.ts';
import type { Day } from '../units/day.ts';
import { isoDay } from '../units/day.ts';
import { LAND_USES, type LandUse, METHODS, type Method } from '../world/deal.ts';
import { CITIES } from '../world/party.ts';

/** The market a synthetic set of deals is drawn from, as `seeds/market.yaml` states it. */
export interface SyntheticMarket {
  readonly profile: MarketProfile;
  readonly seed: number;
  readonly first: Day;
  readonly last: Day;
  readonly deals: number;
}

const weight = z.int().nonnegative();
const percent = z.int().min(0).max(100);
const range = z
  .tuple([z.int().nonnegative(), z.int().nonnegative()])
  .refine(([low, high]) => low <= high)
  .transform((pair): Range => pair);
const use = z.enum(LAND_USES);
const prices = z.partialRecord(use, range);
const weights = z.record(z.string(), weight).transform((map) => Object.entries(map));
const day = z.string().transform((text) => isoDay(text));

const schema = z.strictObject({
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  status: z.literal('assumption'),
  seed: z.int(),
  first: day,
  last: day,
  deals: z.int().positive(),
  cities: z.array(
    z.strictObject({
      city: z.enum(CITIES),
      weight,
      places: weights,
      districtPrice: prices,
      countyPrice: prices,
    }),
  ),
  uses: z.partialRecord(use, weight),
  methods: z.record(use, z.partialRecord(z.enum(METHODS), weight)),
  areaTenM2: z.record(use, range),
  costPercent: z.record(use, range),
  terms: z.record(
    use,
    weights.transform((entries) => entries.map(([years, w]) => [Number(years), w] as const)),
  ),
  percent: z.strictObject({
    listedElsewhere: percent,
    collectedElsewhere: percent,
    quotaElsewhere: percent,
    greenHeartZone: percent,
    greenHeartNearby: percent,
    allOnStock: percent,
    withoutFarmland: percent,
    instalmentsStated: percent,
    awardTooEarly: percent,
    priceTooLow: percent,
  }),
});

/**
 * Reads the market of the synthetic deals.
 *
 * @throws ZodError when the file does not fit; it ships with the package, so the fault is ours
 */
export function parseMarket(text: string): SyntheticMarket {
  const { seed, first, last, deals, cities, uses, methods, ...rest } = schema.parse(
    parse(text, { maxAliasCount: 0 }),
  );
  const list = <K extends string>(keys: readonly K[], map: Partial<Record<K, number>>) =>
    keys.flatMap((key): [K, number][] => (map[key] === undefined ? [] : [[key, map[key]]]));
  const { areaTenM2, costPercent, terms, percent: shares } = rest;
  return {
    seed,
    first,
    last,
    deals,
    profile: {
      cities: cities.map(({ weight: share, ...profile }) => [profile, share] as const),
      uses: list(LAND_USES, uses),
      methods: Object.fromEntries(
        LAND_USES.map((name) => [name, list(METHODS, methods[name])]),
      ) as Record<LandUse, [Method, number][]>,
      areaTenM2,
      costPercent,
      terms,
      percent: shares,
    },
  };
}
