import type { RuleBook } from '../rules/rule-book.ts';
import { type Day, yearOf } from '../units/day.ts';
import { compareRatio, type Ratio, subRatio, ZERO } from '../units/ratio.ts';
import type { LandUse } from '../world/deal.ts';
import type { City } from '../world/party.ts';

/** How a land market stands in a year. */
export const MARKET_STATES = ['falling', 'steady', 'rising'] as const;
export type MarketState = (typeof MARKET_STATES)[number];

/** Says how the market of a city and use stands on a day; where from is its own affair. */
export type MarketStateOf = (city: City, use: LandUse, day: Day) => MarketState;

/** Changes of price from year to year, the first those of the run's first year. */
export interface MarketPath {
  /** By `city use`, else by city, else by use, else `all`. */
  readonly changes: ReadonlyMap<string, readonly Ratio[]>;
}

/**
 * The state of every market on a named path: falling or rising where prices change by at least
 * what the rule `market-state-change` says, else steady, also after the path has ended.
 */
export function statesOn({ changes }: MarketPath, start: Day, rules: RuleBook): MarketStateOf {
  return (city, use, day) => {
    const scopes = [`${city} ${use}`, city, use, 'all'];
    const found = scopes.map((scope) => changes.get(scope)).find((list) => list !== undefined);
    const change = found?.[yearOf(day) - yearOf(start)] ?? ZERO;
    const falls = subRatio(ZERO, rules.at('market-state-change', day, 'falling'));
    if (compareRatio(change, falls) <= 0) return 'falling';
    const rises = rules.at('market-state-change', day, 'rising');
    return compareRatio(change, rises) >= 0 ? 'rising' : 'steady';
  };
}
