import type { MarketSetup } from '../behaviour/market/setup.ts';
import type { MarketProfile } from '../behaviour/synthetic/profile.ts';
import type { Label } from '../rules/rule.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import { type Day, formatDay, yearOf } from '../units/day.ts';
import { mulDiv } from '../units/exact.ts';
import type { Opening } from '../world/opening.ts';
import { CITIES, type City } from '../world/party.ts';
import type { Place } from '../world/place.ts';
import { InputError, type InputProblem } from './input-error.ts';
import type { LoadedScenario } from './loaded-scenario.ts';
import type { MarketContent } from './market-schema.ts';
import { nearest } from './nearest.ts';

/**
 * Holds the plan and the idle land of a market against the places and years there are.
 *
 * @throws InputError naming each row that cannot be
 */
export function checkMarketPlan(
  scenario: LoadedScenario,
  { supply, collective = [], secondary = [] }: MarketContent,
  places: readonly Place[],
): void {
  const ids = new Set(places.map(({ id }) => id));
  const file = scenario.files[0]!.name;
  const [first, last] = [yearOf(scenario.start), yearOf(scenario.end)];
  const problems: InputProblem[] = [];
  const checkPlace = (place: string, at: string) => {
    if (!ids.has(place)) problems.push(unknownPlace(file, `${at}.place`, place, ids));
  };
  for (const [i, { place, year }] of (supply.plan ?? []).entries()) {
    const at = `market.supply.plan[${i}]`;
    checkPlace(place, at);
    if (year === undefined || year === null || (year >= first && year <= last)) continue;
    const expected = { zh: `${first} 至 ${last}`, en: `a year from ${first} to ${last}` };
    const message = { zh: '计划年份不在推演时段内', en: 'the year lies outside the run' };
    problems.push(problem(file, `${at}.year`, String(year), expected, message));
  }
  for (const [list, items] of Object.entries({
    'supply.idle': supply.idle ?? [],
    collective,
    secondary,
  })) {
    const seen = new Set<string>();
    for (const [i, { id, place }] of items.entries()) {
      const at = `market.${list}[${i}]`;
      checkPlace(place, at);
      if (seen.size !== seen.add(id).size) continue;
      const expected = { zh: '没有用过的编号', en: 'an id of its own' };
      const message = { zh: '编号重复', en: 'the id is repeated' };
      problems.push(problem(file, `${at}.id`, id, expected, message));
    }
  }
  if (problems.length > 0) throw new InputError(problems);
}

/**
 * Sees that parcels can be drawn: some city and some use must have a weight.
 *
 * @throws InputError where all of one kind are zero
 */
export function checkWeights(file: string, { cities, uses }: MarketProfile): void {
  const problems = Object.entries({ cities, uses }).flatMap(([key, entries]) =>
    entries.some(([, weight]) => weight > 0)
      ? []
      : [problem(file, `market.profile.${key}`, '0', SOME_WEIGHT, NO_WEIGHT)],
  );
  if (problems.length > 0) throw new InputError(problems);
}

const SOME_WEIGHT: Label = { zh: '至少一项大于零', en: 'at least one above zero' };
const NO_WEIGHT: Label = {
  zh: '权重全是零，抽不出宗地',
  en: 'all weights are zero: no parcel can be drawn',
};

function unknownPlace(
  file: string,
  column: string,
  place: string,
  ids: ReadonlySet<string>,
): InputProblem {
  const near = nearest(place, ids);
  const expected = { zh: 'places.yaml 中的一个地方', en: 'a place of places.yaml' };
  return problem(file, column, place, expected, {
    zh: `没有这个地方${near === null ? '' : `；是否想写“${near}”`}`,
    en: `there is no such place${near === null ? '' : `; did you mean "${near}"?`}`,
  });
}

/**
 * Holds the farmland a plan would take over the whole run against what the red line leaves: the
 * farmland there is less the retention target. Areas and farmland that the plan does not state
 * are taken at their mean.
 *
 * @throws InputError naming the city, what the plan takes and what is left
 */
export function checkRedLine(
  file: string,
  { supply, profile }: MarketSetup,
  opening: Opening,
  places: ReadonlyMap<string, Place>,
  rules: RuleBook,
  { start, end }: { readonly start: Day; readonly end: Day },
): void {
  const years = yearOf(end) - yearOf(start) + 1;
  const plannedM2 = new Map<City, number>();
  for (const { place, use, parcels, areaM2, year } of supply.plan) {
    const { city } = places.get(place)!;
    const [low, high] = profile.areaTenM2[use];
    const eachM2 = areaM2 ?? (low + high) * 5;
    const times = year === null ? years : 1;
    plannedM2.set(city, (plannedM2.get(city) ?? 0) + parcels * times * eachM2);
  }
  const problems = CITIES.flatMap((city): InputProblem[] => {
    const share = rules.at('farmland-share', start, city);
    const takenM2 = mulDiv(plannedM2.get(city) ?? 0, share.numerator, share.denominator, 'floor');
    const leftM2 = headroomM2(city, opening);
    if (takenM2 <= leftM2) return [];
    return [
      problem(
        file,
        'market.supply.plan',
        `${city}: ${takenM2} m²`,
        { zh: `至多 ${leftM2} 平方米`, en: `at most ${leftM2} m²` },
        {
          zh: `${city} 的供地计划到 ${formatDay(end)} 要占用的耕地超过耕地保有量目标所余`,
          en: `the plan of ${city} to ${formatDay(end)} takes more than its red line leaves`,
        },
      ),
    ];
  });
  if (problems.length > 0) throw new InputError(problems);
}

function headroomM2(city: City, { farmland, lots }: Opening): number {
  const stockM2 = farmland.find((stock) => stock.city === city)?.stockM2 ?? 0;
  const targets = lots.filter(({ holder, lot }) => holder === city && lot.ledger === 'L5');
  const targetM2 = targets.reduce((sum, { lot }) => sum + lot.minted.areaM2, 0);
  return Math.max(0, stockM2 - targetM2);
}

function problem(
  file: string,
  column: string,
  found: string,
  expected: Label,
  message: Label,
): InputProblem {
  return { file, line: null, row: null, column, found, expected, message };
}
