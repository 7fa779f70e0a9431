import fc from 'fast-check';
import { BUNDLE_KEYS } from '../../src/behaviour/award/bundle.ts';
import type { MarketSetup } from '../../src/behaviour/market/setup.ts';
import { inCoalition } from '../../src/engine/alone.ts';
import { COALITIONS } from '../../src/engine/coalitions.ts';
import type { RunInput } from '../../src/engine/run-input.ts';

/** What differs between two runs of one market. */
export interface MarketCase {
  readonly seed: number;
  readonly parcels: number;
  readonly falls: boolean;
  readonly responds: boolean;
  readonly bundle: (typeof BUNDLE_KEYS)[number] | null;
  readonly members: (typeof COALITIONS)[number];
}

/** A small market, in any weather, with any cities on the platform. */
export const anyMarketCase: fc.Arbitrary<MarketCase> = fc.record({
  seed: fc.nat(1_000_000),
  parcels: fc.integer({ min: 3, max: 14 }),
  falls: fc.boolean(),
  responds: fc.boolean(),
  bundle: fc.constantFrom(null, ...BUNDLE_KEYS),
  members: fc.constantFrom(...COALITIONS),
});

/** A market of a scenario as a case has it. */
export function marketOf(
  input: RunInput & { readonly market: MarketSetup },
  { seed, parcels, falls, responds, bundle, members }: MarketCase,
): RunInput {
  const { market, start } = input;
  const path = [
    { day: start, level: 1_000_000 },
    { day: input.end, level: falls ? 500_000 : 1_000_000 },
  ];
  const sold = bundle === null ? null : { use: 'industrial' as const, parcels: 2, key: bundle };
  const given: RunInput = {
    ...input,
    chance: { seed, replicate: 0 },
    market: {
      ...market,
      supply: { ...market.supply, parcelsPerYear: parcels },
      award: { ...market.award, bundle: sold },
      index: { ...market.index, common: path },
    },
    behaviour: responds ? { listing: true, supply: true, location: true } : {},
  };
  return inCoalition(given, members);
}
