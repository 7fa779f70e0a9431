import type { MarketIndex } from '../behaviour/market/index-level.ts';
import type { Deal } from '../world/deal.ts';
import type { City } from '../world/party.ts';
import { DealRunner } from './deal-runner.ts';
import { LandSaleDesk } from './land-sale-desk.ts';
import { MarketDesk } from './market-desk.ts';
import type { Office } from './office.ts';
import type { Waiting } from './quota-session/book.ts';
import type { RunInput } from './run-input.ts';
import type { RunResult } from './run-result.ts';

/** What a market leaves behind. */
export type MarketOutcome = Pick<RunResult, 'offerings' | 'plan' | 'idle' | 'landSales'>;

/**
 * Schedules the quota sessions over what waits for them, and opens the market of a scenario that
 * has one: what it awards joins the deals of the run.
 *
 * @returns tells what came of it, once the run is over
 */
export function openMarket(
  input: RunInput,
  index: MarketIndex | null,
  officeOf: (city: City) => Office,
  office: Office,
  runners: DealRunner[],
  waiting: Waiting[],
): () => MarketOutcome {
  const { market, start, end, behaviour } = input;
  office.sessions.schedule(waiting, office.agenda, start, end);
  if (market === undefined || index === null)
    return () => ({ offerings: null, plan: [], idle: [], landSales: [] });
  const { view, agenda, world } = office;
  const outlet = {
    award: (deal: Deal) => {
      const runner = new DealRunner(deal, officeOf(deal.city));
      runners.push(runner);
      runner.begin();
    },
    expect: (lot: Waiting) => {
      waiting.push(lot);
    },
  };
  const desk = new MarketDesk(
    { setup: market, view, index, firmsChooseSince: behaviour?.location === true ? start : null },
    (city) => officeOf(city).view,
    agenda,
    outlet,
    input,
  );
  desk.schedule(start);
  desk.followIdle(start, world);
  const sales = new LandSaleDesk(world, view);
  sales.schedule(market, agenda, start);
  return () => ({
    offerings: desk.offerings(),
    plan: desk.plan(),
    idle: desk.idle(),
    landSales: sales.sales(),
  });
}
