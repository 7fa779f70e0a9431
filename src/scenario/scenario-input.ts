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
  const isOwn = scenario.countyTreasuries === 'own';
  const places = new Map(data.places.map((place) => [place.id, isOwn ? ofCounty(place) : place]));
  const input: RunInput = {
    ...{ start, end, policy, opening, faults },
    deals: isOwn ? deals.map((deal) => ofPlace(deal, places)) : deals,
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
  const { payment, firms, listing, supply, location } = behaviour;
  return {
    ...(payment === undefined || payment === null
      ? {}
      : { payment: { path: paymentPath?.points ?? null } }),
    ...(firms === undefined || firms === null
      ? {}
      : { firms: { records: toFirmRecords(behaviour) } }),
    ...(listing?.respondsToSharing === true ? { listing: true } : {}),
    ...(supply?.respondsToMarket === true ? { supply: true } : {}),
    ...(location?.respondsToCost === true ? { location: true } : {}),
  };
}

/** A county as a party of its own, where it has a treasury of its own. */
function ofCounty(place: Place): Place {
  return isCounty(place.id) && place.ownTreasury !== null ? { ...place, party: place.id } : place;
}

/** A deal with the party its place belongs to. */
function ofPlace(deal: Deal, places: ReadonlyMap<string, Place>): Deal {
  return { ...deal, landParty: places.get(deal.county)!.party };
}
