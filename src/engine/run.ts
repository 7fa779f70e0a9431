import { FaultPlan } from '../behaviour/fault-plan.ts';
import { NO_COUNTS } from '../rules/sharing-tally.ts';
import { endOfMonth, lastOfYear, yearOf } from '../units/day.ts';
import { fen } from '../units/fen.ts';
import { byDealOrder } from '../world/deal.ts';
import { NO_FAULTS } from '../world/fault.ts';
import type { City } from '../world/party.ts';
import type { View } from '../world/view.ts';
import { World } from '../world/world.ts';
import { Agenda } from './agenda.ts';
import { CashBooks } from './cash-books.ts';
import { checkPeriod } from './checks.ts';
import { DealRunner } from './deal-runner.ts';
import { IncidentLog } from './incident-log.ts';
import { LiquidityLog } from './liquidity-log.ts';
import type { Office } from './office.ts';
import { RefundDesk } from './refund-desk.ts';
import type { RunInput } from './run-input.ts';
import type { RunResult } from './run-result.ts';
import { expireLots, scheduleSupply } from './supply.ts';
import type { RunTrace } from './trace.ts';
import { TransferDesk } from './transfer-desk.ts';

/**
 * Runs a scenario from its first day to its last: every deal through listing, collection,
 * settlement and transfer. The result depends on the input alone, not on the order of its deals.
 *
 * @param trace follows the run; it changes nothing of the result
 * @throws InvariantError when an invariant of the mechanism breaks
 * @throws RuleGapError when a rule has no value for a date or a key the run needs
 */
export function run(input: RunInput, trace: RunTrace = {}): RunResult {
  const { start, end, policy, calendar, places, opening } = input;
  const rules = input.rules.fresh();
  const budgetOfCode = (code: string) => input.codes.get(code) ?? null;
  const world = new World(budgetOfCode, rules.crossings(), farmlandOf(input), start);
  if (trace.onEntry !== undefined) world.ledger.onEntry(trace.onEntry);
  const view: View = {
    policy,
    rules,
    calendar,
    places,
    quota: world.quota,
    farmlandM2: (city) => world.farmlandM2(city),
  };
  const agenda = new Agenda(start, end);
  const cash = new CashBooks();
  const faults = new FaultPlan(input.faults ?? NO_FAULTS, input.seed ?? 0);
  const incidents = new IncidentLog();
  const parts = { world, view, agenda, faults, incidents };
  const desk = new TransferDesk(parts);
  const refunds = new RefundDesk(parts);
  const { onCash } = trace;
  const counted = { land: NO_COUNTS, taxes: NO_COUNTS };
  const books = { ...parts, cash, desk, refunds, shareRows: [], counted };
  const office: Office = { ...books, end, onCash };
  scheduleSupply(opening, places, world, agenda, start);
  const runners = [...input.deals].sort(byDealOrder).map((deal) => new DealRunner(deal, office));
  for (const runner of runners) runner.schedule(start);
  const liquidity = new LiquidityLog();
  const lowestM2 = new Map<City, number>();
  agenda.run((day) => {
    if (day === lastOfYear(yearOf(day)) || day === end) {
      for (const { batch } of cash.close(yearOf(day), day, policy, rules)) {
        if (batch !== null) world.commit(batch);
      }
    }
    expireLots(world, day);
    if (day === endOfMonth(day) || day === end) {
      checkPeriod(world, desk, lowestM2, day);
      liquidity.close(world.close(day), world.misplacement.measure(day));
    }
  });
  world.verify();
  const transfers = desk.finish();
  for (const entry of world.ledger.journal.entries()) {
    for (const leg of entry.legs) rules.note(leg.rule, entry.day);
  }
  for (const move of world.quota.moves()) rules.note(move.rule, move.day);
  return {
    start,
    end,
    ledger: world.ledger,
    quota: world.quota,
    history: world.history(),
    cashYears: cash.closedYears(),
    provinceYears: cash.provinceYears(),
    deals: runners.map((runner) => runner.outcome()),
    shares: office.shareRows,
    transfers,
    vouchers: desk.cases(),
    refunds: refunds.cases(),
    nettings: desk.nettings(),
    incidents: incidents.all(),
    misplacement: world.misplacement.measure(end).map((m) => ({ ...m, openFen: fen(m.openFen) })),
    liquidity: liquidity.rows(),
    rulesUsed: rules.uses(),
  };
}

function farmlandOf({ opening }: RunInput): Record<City, number> {
  const farmlandM2: Record<City, number> = { changsha: 0, zhuzhou: 0, xiangtan: 0 };
  for (const { city, stockM2 } of opening.farmland) farmlandM2[city] = stockM2;
  return farmlandM2;
}
