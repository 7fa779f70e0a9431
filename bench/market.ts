import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { drawDeals } from '../src/behaviour/synthetic/draw-deal.ts';
import type { RunInput } from '../src/engine/run-input.ts';
import type { Vector } from '../src/quota/vector.ts';
import { RuleBook } from '../src/rules/rule-book.ts';
import { parseCalendar } from '../src/scenario/calendar-file.ts';
import { parseCategoryCodes } from '../src/scenario/category-codes-file.ts';
import { parseMarket } from '../src/scenario/market-file.ts';
import { loadOpening } from '../src/scenario/opening-file.ts';
import { loadPlaces } from '../src/scenario/places-file.ts';
import { loadRules } from '../src/scenario/rule-files.ts';
import { loadScenario } from '../src/scenario/scenario-file.ts';

// From the package's root, where npm runs its scripts: the benches also run compiled elsewhere.
const seeds = (name: string) => resolve('seeds', name);
const read = (name: string) => readFileSync(seeds(name), 'utf8');
const baseline = resolve('scenarios/baseline.yaml');

/** How many deals the shipped opening books are sized for. */
const SHIPPED_DEALS = 300;

const rules = await loadRules(seeds('rules'));
const { calendar } = parseCalendar(read('calendar.yaml'), 'calendar.yaml');
const { budgets } = parseCategoryCodes(read('category-codes.yaml'), 'category-codes.yaml');
const placeList = await loadPlaces(seeds('places.yaml'));
const places = new Map(placeList.map((place) => [place.id, place]));
const { opening } = await loadOpening(seeds('opening.yaml'));
/** What synthetic markets are drawn from. */
export const market = parseMarket(read('market.yaml'));
const scenario = await loadScenario(baseline, { rules, ownDeals: true });

/**
 * The baseline scenario over `count` synthetic deals drawn like the shipped ones; the quota grows
 * with them, so that every size meets the same scarcity.
 */
export function marketOf(count: number): RunInput {
  const times = Math.ceil(count / SHIPPED_DEALS);
  const { start, end, policy } = scenario;
  return {
    ...{ start, end, policy, calendar, places },
    rules: new RuleBook(rules),
    codes: budgets,
    opening: {
      ...opening,
      lots: opening.lots.map(({ holder, lot }) =>
        lot.ledger === 'L5' || lot.ledger === 'L6'
          ? { holder, lot }
          : { holder, lot: { ...lot, minted: timesVector(lot.minted, times) } },
      ),
    },
    deals: drawDeals({ ...market, places, calendar, deals: count }),
  };
}

function timesVector({ areaM2, paddyM2, capacityKg }: Vector, times: number): Vector {
  return { areaM2: areaM2 * times, paddyM2: paddyM2 * times, capacityKg: capacityKg * times };
}
