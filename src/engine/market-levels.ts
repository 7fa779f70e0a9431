import type { Behaviour } from '../behaviour/behaviour.ts';
import { type MarketIndex, pathLevel } from '../behaviour/market/index-level.ts';
import { MILLION } from '../behaviour/market/normal.ts';
import type { MarketLevelOf } from '../behaviour/market-state.ts';
import { invariant } from '../units/invariant.ts';
import { ratio } from '../units/ratio.ts';

/** The levels payments follow: those of their own path, else of the market of the run. */
export function paymentLevels(
  { path }: NonNullable<Behaviour['payment']>,
  index: MarketIndex | null,
): MarketLevelOf {
  if (path !== null) return (_city, _use, day) => ratio(pathLevel(path, day), MILLION);
  invariant(index !== null, 'engine.paymentsWithoutMarket');
  return (city, use, day) => index.at(city, use, day);
}
