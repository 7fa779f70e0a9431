import type { Market } from '../../quota/clearing/market.ts';
import { ZERO } from '../../units/ratio.ts';
import { CITIES } from '../../world/party.ts';

/** The market without gate and reserve. */
export function open(market: Market): Market {
  return { ...market, reserve: ZERO, gated: new Set() };
}

/** The market in which nobody gives anything to others. */
export function apart(market: Market): Market {
  return { ...market, reserve: ZERO, gated: new Set([...CITIES, 'hunan']), outside: null };
}
