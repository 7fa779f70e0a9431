import type { Approval } from '../quota/record.ts';
import type { AllotmentKey } from '../rules/allotment.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import { type Day, firstOfYear, yearOf } from '../units/day.ts';
import { mulRatio, type Ratio, ratio } from '../units/ratio.ts';
import { CITIES, type City } from '../world/party.ts';
import type { AllottedLedger } from '../world/policy.ts';
import type { View } from '../world/view.ts';
import type { World } from '../world/world.ts';

/** What the keys are read from when the total of a year is divided. */
export interface KeyContext {
  readonly world: World;
  readonly view: View;
  readonly approvals: readonly Approval[];
  readonly ledger: AllottedLedger;
  readonly year: number;
  readonly day: Day;
  /** First day of the run. */
  readonly start: Day;
}

/** The rules a key asks for the data of every city. */
export const KEY_RULES: Readonly<
  Record<AllotmentKey, (ledger: AllottedLedger) => readonly string[]>
> = {
  pastTake: takeRules,
  populationGrowth: () => ['city-population-growth'],
  gdp: () => ['city-gdp'],
  farmlandStock: () => [],
  landPerformance: (ledger) => [...takeRules(ledger), 'city-land-performance'],
};

function takeRules(ledger: AllottedLedger): readonly string[] {
  return ledger === 'L7' ? ['city-approval', 'farmland-share'] : ['city-approval'];
}

/**
 * What each city has of a key, in the order of the cities.
 *
 * @throws RuleGapError where the data of a city are missing on the day
 */
export function keyAmounts(key: AllotmentKey, context: KeyContext): Ratio[] {
  return CITIES.map((city) => amountOf(key, city, context));
}

function amountOf(key: AllotmentKey, city: City, context: KeyContext): Ratio {
  const { world, view, day } = context;
  const { rules } = view;
  switch (key) {
    case 'pastTake':
      return pastTake(city, context);
    case 'populationGrowth':
      rules.note('plan-population-link', day);
      return rules.at('city-population-growth', day, city);
    case 'gdp':
      return rules.at('city-gdp', day, city);
    case 'farmlandStock':
      return ratio(world.farmlandM2(city));
    case 'landPerformance':
      // A score says how well land is used, not how much: it weighs what was taken.
      return mulRatio(pastTake(city, context), rules.at('city-land-performance', day, city));
  }
}

/**
 * What a city took the year before: what passed the gate where the run covers that whole year,
 * else what was approved of old; of the farmland cap, the farmland in it.
 */
function pastTake(city: City, { view, approvals, ledger, year, day, start }: KeyContext): Ratio {
  const last = year - 1;
  if (start <= firstOfYear(last)) {
    const taken = approvals
      .filter((one) => one.city === city && yearOf(one.day) === last)
      .reduce((sum, one) => sum + (ledger === 'L7' ? one.taken.areaM2 : one.newAreaM2), 0);
    return ratio(taken);
  }
  return approvedOfOld(city, ledger, view.rules, day);
}

function approvedOfOld(city: City, ledger: AllottedLedger, rules: RuleBook, day: Day): Ratio {
  const approved = rules.at('city-approval', day, city);
  return ledger === 'L7' ? mulRatio(approved, rules.at('farmland-share', day, city)) : approved;
}
