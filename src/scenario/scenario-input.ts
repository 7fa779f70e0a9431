import type { Behaviour } from '../behaviour/behaviour.ts';
import type { MarketSetup } from '../behaviour/market/setup.ts';
import { inCoalition } from '../engine/alone.ts';
import type { RunInput } from '../engine/run-input.ts';
import { RuleBook } from '../rules/rule-book.ts';
import { withVariants } from '../rules/rule-variant.ts';
import type { Deal } from '../world/deal.ts';
import { isCounty } from '../world/party.ts';
import type { Place } from '../world/place.ts';
import { toFirmRecords } from './behaviour-schema.ts';
import type { EngineData } from './engine-data.ts';
import type { PaymentPath } from './market-path.ts';
import type { LoadedOpening } from './opening-file.ts';
import type { RunRequest } from './prepare-run.ts';
import type { ScenarioReading } from './scenario-reading.ts';

/** The law as data: what the engine needs of it besides a scenario. */
export interface LawData extends Pick<EngineData, 'rules' | 'places'> {
  readonly calendar: Pick<EngineData['calendar'], 'calendar'>;
  readonly codes: Pick<EngineData['codes'], 'budgets'>;
}

/** A scenario that was read, with what it names. */
export interface RunnableScenario extends ScenarioReading {
  /** The path of the market that payments follow; null where it names none. */
  readonly paymentPath: Pick<PaymentPath, 'points'> | null;
}

/** What the engine runs: a scenario over its opening books and deals, under the law as data. */
export function runInput(
  data: LawData,
  scenario: RunnableScenario,
  { opening }: Pick<LoadedOpening, 'opening'>,
  deals: readonly Deal[],
  asked: Pick<RunRequest, 'seed' | 'coalition'> = {},
  market?: MarketSetup,
): RunInput {
  const { start, end, policy, overrides, choices, variants, faults } = scenario;
  const { seed = scenario.seed, coalition = scenario.coalition } = asked;
  const places = new Map(data.places.map((place) => [place.id, place]));
  const input: RunInput = {
    ...{ start, end, policy, opening, faults },
    deals: scenario.countyTreasuries === 'own' ? deals.map((d) => ofCounty(d, places)) : deals,
    chance: { seed, replicate: 0 },
    rules: new RuleBook(withVariants(data.rules, variants), overrides, choices),
    calendar: data.calendar.calendar,
    places,
    codes: data.codes.budgets,
    ...(market === undefined ? {} : { market }),
    behaviour: behaviourOf(scenario),
  };
  return inCoalition(input, coalition);
}

/** How people and firms behave, as the engine takes it. */
function behaviourOf({ behaviour, paymentPath }: RunnableScenario): Behaviour {
  const { payment, firms, listing } = behaviour;
  return {
    ...(payment === undefined || payment === null
      ? {}
      : { payment: { path: paymentPath?.points ?? null } }),
    ...(firms === undefined || firms === null
      ? {}
      : { firms: { records: toFirmRecords(behaviour) } }),
    ...(listing?.respondsToSharing === true ? { listing: true } : {}),
  };
}

/** A deal on a county's land as that county's own, where it has a treasury of its own. */
function ofCounty(deal: Deal, places: ReadonlyMap<string, Place>): Deal {
  const { county } = deal;
  const isOwn = isCounty(county) && places.get(county)?.ownTreasury !== null;
  return isOwn ? { ...deal, landParty: county } : deal;
}
