import type { RunInput } from '../engine/run-input.ts';
import { RuleBook } from '../rules/rule-book.ts';
import { withVariants } from '../rules/rule-variant.ts';
import type { Deal } from '../world/deal.ts';
import { isCounty } from '../world/party.ts';
import type { Place } from '../world/place.ts';
import type { EngineData } from './engine-data.ts';
import type { LoadedOpening } from './opening-file.ts';
import type { ScenarioReading } from './scenario-reading.ts';

/** The law as data: what the engine needs of it besides a scenario. */
export interface LawData extends Pick<EngineData, 'rules' | 'places'> {
  readonly calendar: Pick<EngineData['calendar'], 'calendar'>;
  readonly codes: Pick<EngineData['codes'], 'budgets'>;
}

/** What the engine runs: a scenario over its opening books and deals, under the law as data. */
export function runInput(
  data: LawData,
  scenario: ScenarioReading,
  { opening }: Pick<LoadedOpening, 'opening'>,
  deals: readonly Deal[],
  seed: number = scenario.seed,
): RunInput {
  const { start, end, policy, overrides, choices, variants, faults } = scenario;
  const places = new Map(data.places.map((place) => [place.id, place]));
  return {
    ...{ start, end, policy, opening, faults },
    deals: scenario.countyTreasuries === 'own' ? deals.map((d) => ofCounty(d, places)) : deals,
    chance: { seed, replicate: 0 },
    rules: new RuleBook(withVariants(data.rules, variants), overrides, choices),
    calendar: data.calendar.calendar,
    places,
    codes: data.codes.budgets,
  };
}

/** A deal on a county's land as that county's own, where it has a treasury of its own. */
function ofCounty(deal: Deal, places: ReadonlyMap<string, Place>): Deal {
  const { county } = deal;
  const isOwn = isCounty(county) && places.get(county)?.ownTreasury !== null;
  return isOwn ? { ...deal, landParty: county } : deal;
}
