import { stream } from '../behaviour/stream.ts';
import { checkQuota } from '../quota/invariants.ts';
import { NO_COUNTS } from '../rules/sharing-tally.ts';
import { endOfMonth, lastOfYear, yearOf } from '../units/day.ts';
import { fen } from '../units/fen.ts';
import { byDealOrder } from '../world/deal.ts';
import type { City } from '../world/party.ts';
import type { View } from '../world/view.ts';
import { World } from '../world/world.ts';
import { Agenda } from './agenda.ts';
import { Assessor } from './assessor.ts';
import { CashBooks } from './cash-books.ts';
import { checkPeriod } from './checks.ts';
import { CommitmentDesk } from './commitment-desk.ts';
import { DealRunner, type Office } from './deal-runner.ts';
import { openingFarmland } from './opening-farmland.ts';
import { ProtectionDesk } from './protection-desk.ts';
import { quotaRecord } from './quota-record.ts';
import { type DrawsOf, QuotaSessions } from './quota-session/desk.ts';
import type { Chance, RunInput } from './run-input.ts';
import type { RunResult } from './run-result.ts';
import { expireLots, scheduleSupply } from './supply.ts';
import { SupplyDesk } from './supply-desk.ts';
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
  const land = openingFarmland(input);
  const world = new World(budgetOfCode, rules.crossings(), land.stock, start, land.basic);
  if (trace.onEntry !== undefined) world.ledger.onEntry(trace.onEntry);
  const view: View = {
    policy,
    rules,
    calendar,
    places,
    quota: world.quota,
    farmlandM2: (city) => world.farmlandM2(city),
    pledgedM2: (city) => world.pledgedM2(city),
  };
  const agenda = new Agenda(start, end);
  const cash = new CashBooks();
  const desk = new TransferDesk(world, view, agenda);
  const { onCash } = trace;
  const promises = new CommitmentDesk(world, view, agenda);
  const counted = { land: NO_COUNTS, taxes: NO_COUNTS };
  const chance = input.chance ?? NO_CHANCE;
  const sessions = new QuotaSessions(world, view, drawsOf(chance));
  const records = { shareRows: [], approvals: [], counted };
  const desks = { cash, desk, promises, sessions };
  const office: Office = { world, view, agenda, ...desks, ...records, end, onCash };
  const assessor = new Assessor(world, policy.quota.booking ?? 'off');
  scheduleSupply(opening, places, world, agenda, start, (day) => promises.makeGood(day));
  const supply = new SupplyDesk(world, view, chance);
  const projects = opening.projects ?? [];
  supply.schedule(projects, agenda, start, (day) => promises.makeGood(day));
  assessor.schedule(agenda, start);
  const protection = new ProtectionDesk(world, view, agenda);
  protection.schedule(opening.protection ?? [], start);
  const runners = [...input.deals].sort(byDealOrder).map((deal) => new DealRunner(deal, office));
  for (const runner of runners) runner.schedule(start);
  const waiting = runners.map((runner) => runner.waiting(start));
  sessions.schedule(waiting, agenda, start, end);
  const lowestM2 = new Map<City, number>();
  agenda.run((day) => {
    if (day === lastOfYear(yearOf(day)) || day === end) {
      for (const { batch } of cash.close(yearOf(day), day, policy, rules)) {
        if (batch !== null) world.commit(batch);
      }
    }
    expireLots(world, day);
    assessor.closeDay(day);
    if (day === endOfMonth(day) || day === end) {
      checkPeriod(world, desk, lowestM2, day);
      world.close(day);
    }
  });
  world.verify();
  const record = quotaRecord(world, rules, start, office.approvals, [], sessions.ledgers());
  checkQuota(record);
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
    record,
    supply: supply.outcomes(),
    protection: protection.outcomes(),
    history: world.history(),
    cashYears: cash.closedYears(),
    provinceYears: cash.provinceYears(),
    deals: runners.map((runner) => runner.outcome()),
    shares: office.shareRows,
    transfers,
    sessions: sessions.held(),
    misplacement: world.misplacement.measure(end).map((m) => ({ ...m, openFen: fen(m.openFen) })),
    rulesUsed: rules.uses(),
  };
}

const NO_CHANCE: Chance = { seed: 0, replicate: 0 };

/** Draws of quota sessions, keyed by session and by what is drawn for. */
function drawsOf(chance: Chance): DrawsOf {
  return (entity) => (label, count) =>
    stream({ ...chance, entity, purpose: label }).int(0, count - 1);
}
