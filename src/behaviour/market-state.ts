import type { RuleBook } from '../rules/rule-book.ts';
import { type Day, firstOfYear, yearOf } from '../units/day.ts';
import { addRatio, compareRatio, mulRatio, ONE, type Ratio, subRatio } from '../units/ratio.ts';
import type { LandUse } from '../world/deal.ts';
import type { City } from '../world/party.ts';

/** How a land market stands in a year. */
export const MARKET_STATES = ['falling', 'steady', 'rising'] as const;
export type MarketState = (typeof MARKET_STATES)[number];

/** Says how the market of a city and use stands on a day; where from is its own affair. */
export type MarketStateOf = (city: City, use: LandUse, day: Day) => MarketState;

/** Level of the market of a city and use on a day, above zero. */
export type MarketLevelOf = (city: City, use: LandUse, day: Day) => Ratio;

/**
 * The state of every market by its level: falling or rising in a year over which the level changes
 * by at least what the rule `market-state-change` says, else steady.
 */
export function statesOf(levelOf: MarketLevelOf, rules: RuleBook): MarketStateOf {
  return (city, use, day) => {
    const year = yearOf(day);
    const [before, after] = [year, year + 1].map((one) => levelOf(city, use, firstOfYear(one)));
    const fall = subRatio(ONE, rules.at('market-state-change', day, 'falling'));
    if (compareRatio(after!, mulRatio(before!, fall)) <= 0) return 'falling';
    const rise = addRatio(ONE, rules.at('market-state-change', day, 'rising'));
    return compareRatio(after!, mulRatio(before!, rise)) >= 0 ? 'rising' : 'steady';
  };
}
