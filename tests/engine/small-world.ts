import type { RunInput } from '../../src/engine/run-input.ts';
import { QUOTA_LEDGERS } from '../../src/quota/lot.ts';
import type { Deal } from '../../src/world/deal.ts';
import { completeDeal, type DealFacts } from '../../src/world/deal-facts.ts';
import { type City, QUOTA_HOLDERS } from '../../src/world/party.ts';
import type { View } from '../../src/world/view.ts';
import { World } from '../../src/world/world.ts';
import { fixture } from './fixture.ts';

/** A world with its opening quota in place and the view planners have of it. */
export interface SmallWorld {
  readonly world: World;
  readonly view: View;
  facts(deal: Deal): DealFacts;
}

/** Opens a world by hand, as a run would, for planners to be asked one by one. */
export function smallWorld(given: Partial<RunInput> = {}): SmallWorld {
  const { start, policy, calendar, places, opening, codes, rules: book } = fixture(given);
  const rules = book.fresh();
  const farmlandM2: Record<City, number> = { changsha: 0, zhuzhou: 0, xiangtan: 0 };
  const basicM2: Partial<Record<City, number>> = {};
  for (const { city, stockM2, basicFarmlandM2 } of opening.farmland) {
    farmlandM2[city] = stockM2;
    basicM2[city] = basicFarmlandM2;
  }
  const budgetOfCode = (code: string) => codes.get(code) ?? null;
  const world = new World(budgetOfCode, rules.crossings(), farmlandM2, start, basicM2);
  for (const { holder, lot } of opening.lots) {
    world.commit({
      id: `mint/${lot.id}`,
      entries: [],
      moves: [{ action: 'mint', day: start, rule: 'test', deal: '', lot, holder }],
      farmland: [],
    });
  }
  const view: View = {
    policy,
    rules,
    calendar,
    places,
    quota: world.quota,
    farmlandM2: (city) => world.farmlandM2(city),
    pledgedM2: (city) => world.pledgedM2(city),
    basicFarmlandM2: (city) => world.basicFarmlandM2(city),
    isDesignated: (parcel) => world.isDesignated(parcel),
  };
  return {
    world,
    view,
    facts: (deal) => completeDeal(deal, places.get(deal.county)!, rules),
  };
}

/** Everything a refusal must leave as it was. */
export function fingerprint(world: World): unknown {
  return {
    entries: world.ledger.journal.length,
    accounts: world.ledger.chart.size,
    moves: world.quota.moves().length,
    quota: QUOTA_HOLDERS.map((holder) =>
      QUOTA_LEDGERS.map((ledger) => world.quota.total(holder, ledger)),
    ),
    farmland: (['changsha', 'zhuzhou', 'xiangtan'] as const).map((c) => world.farmlandM2(c)),
  };
}
