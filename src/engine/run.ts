import { FaultPlan } from '../behaviour/fault-plan.ts';
import { MarketIndex } from '../behaviour/market/index-level.ts';
import { statesOf } from '../behaviour/market-state.ts';
import { PaymentPlan } from '../behaviour/payment/payment-plan.ts';
import { isHeldBack } from '../behaviour/response/listing-response.ts';
import { stream } from '../behaviour/stream.ts';
import { checkQuota } from '../quota/invariants.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import { NO_COUNTS } from '../rules/sharing-tally.ts';
import { type Day, endOfMonth, lastOfYear, yearOf } from '../units/day.ts';
import { fen } from '../units/fen.ts';
import { byDealOrder } from '../world/deal.ts';
import { NO_FAULTS } from '../world/fault.ts';
import type { City } from '../world/party.ts';
import type { View } from '../world/view.ts';
import { World } from '../world/world.ts';
import { Agenda } from './agenda.ts';
import { AllotmentDesk } from './allotment-desk.ts';
import { Assessor } from './assessor.ts';
import { CashBooks } from './cash-books.ts';
import { checkPeriod } from './checks.ts';
import { CommitmentDesk } from './commitment-desk.ts';
import { DealRunner } from './deal-runner.ts';
import { FirmDesk } from './firm-desk.ts';
import { IncidentLog } from './incident-log.ts';
import { LiquidityLog } from './liquidity-log.ts';
import { paymentLevels } from './market-levels.ts';
import type { Office } from './office.ts';
import { officesOf } from './office-of.ts';
import { openMarket } from './open-market.ts';
import { openingFarmland } from './opening-farmland.ts';
import { PaymentLog } from './payment-log.ts';
import { ProtectionDesk } from './protection-desk.ts';
import { quotaRecord } from './quota-record.ts';
import type { Waiting } from './quota-session/book.ts';
import { type DrawsOf, QuotaSessions } from './quota-session/desk.ts';
import { RefundDesk } from './refund-desk.ts';
import type { Chance, RunInput } from './run-input.ts';
import type { RunResult } from './run-result.ts';
import { viewOf } from './run-view.ts';
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
  const { start, end, policy } = input;
  const rules = input.rules.fresh();
  const budgetOfCode = (code: string) => input.codes.get(code) ?? null;
  const land = openingFarmland(input);
  const world = new World(budgetOfCode, rules.crossings(), land.stock, start, land.basic);
  if (trace.onEntry !== undefined) world.ledger.onEntry(trace.onEntry);
  const view = viewOf(input, rules, world);
  const agenda = new Agenda(start, end);
  const index = indexOf(input);
  const office = openOffice(input, index, world, view, agenda, trace);
  const officeOf = officesOf(office, start);
  const { cash, desk, refunds, promises, sessions, incidents } = office;
  const allotment = new AllotmentDesk(world, view, office.approvals, input.opening.lots);
  allotment.schedule(agenda, start, end);
  const { assessor, supply, protection } = openQuota(input, world, view, agenda, promises);
  const runners = runnersOf(input, officeOf);
  for (const runner of runners) runner.schedule(start);
  const marketOutcome = openMarket(input, index, officeOf, office, runners, [
    ...waitingOf(runners, start),
  ]);
  const liquidity = new LiquidityLog();
  const lowestM2 = new Map<City, number>();
  agenda.run((day) => {
    if (day === lastOfYear(yearOf(day)) || day === end) {
      const closed = cash.close(yearOf(day), day, policy, rules);
      for (const { batch } of closed) if (batch !== null) world.commit(batch);
    }
    expireLots(world, day);
    assessor.closeDay(day);
    if (day === endOfMonth(day) || day === end) {
      checkPeriod(world, desk, lowestM2, day);
      liquidity.close(world.close(day), world.misplacement.measure(day));
    }
  });
  world.verify();
  const made = allotment.made();
  const record = quotaRecord(world, rules, start, office.approvals, made, sessions.ledgers());
  checkQuota(record);
  const transfers = desk.finish();
  noteUses(world, rules);
  return {
    ...{ start, end },
    ledger: world.ledger,
    quota: world.quota,
    record,
    allotments: made,
    supply: supply.outcomes(),
    supplyToCome: supply.toCome(),
    protection: protection.outcomes(),
    protectionToCome: protection.toCome(),
    history: world.history(),
    cashYears: cash.closedYears(),
    provinceYears: cash.provinceYears(),
    deals: runners.map((runner) => runner.outcome()).sort((a, b) => byDealOrder(a.deal, b.deal)),
    shares: office.shareRows,
    transfers,
    vouchers: desk.cases(),
    refunds: refunds.cases(),
    nettings: desk.nettings(),
    incidents: incidents.all(),
    payments: office.paymentLog.events(),
    promises: office.firms?.checks() ?? [],
    sessions: sessions.held(),
    ...marketOutcome(),
    misplacement: world.misplacement.measure(end).map((m) => ({ ...m, openFen: fen(m.openFen) })),
    liquidity: liquidity.rows(),
    rulesUsed: rules.uses(),
  };
}

/** How the market of a run moves; null where its deals are given. */
function indexOf({ market, start, chance = NO_CHANCE }: RunInput): MarketIndex | null {
  return market === undefined ? null : new MarketIndex(market.index, start, chance);
}

/** What will stand at the gate, and when; parcels held back never do. */
function waitingOf(runners: readonly DealRunner[], start: Day): Waiting[] {
  return runners.filter((one) => !one.isHeldBack).map((one) => one.waiting(start));
}

/** The desks a run works with. */
function openOffice(
  { end, faults: given = NO_FAULTS, chance = NO_CHANCE, behaviour = {} }: RunInput,
  index: MarketIndex | null,
  world: World,
  view: View,
  agenda: Agenda,
  trace: RunTrace,
): Office {
  const faults = new FaultPlan(given, chance);
  const parts = { world, view, agenda, faults, incidents: new IncidentLog() };
  const { payment, firms } = behaviour;
  return {
    ...parts,
    cash: new CashBooks(),
    desk: new TransferDesk(parts),
    refunds: new RefundDesk(parts),
    promises: new CommitmentDesk(world, view, agenda),
    sessions: new QuotaSessions(world, view, drawsOf(chance)),
    payments:
      payment === undefined
        ? null
        : new PaymentPlan(chance, statesOf(paymentLevels(payment, index), view.rules), view.rules),
    paymentLog: new PaymentLog({ agenda, view, onReleased: trace.onReleased }),
    firms: firms === undefined ? null : new FirmDesk(firms, chance),
    ...{ shareRows: [], approvals: [], counted: { land: NO_COUNTS, taxes: NO_COUNTS } },
    ...{ end, trace },
  };
}

/** The deals in canonical order; those of a city outside the platform go by its own policy. */
function runnersOf(input: RunInput, officeOf: (city: City) => Office): DealRunner[] {
  const { deals, chance = NO_CHANCE, behaviour } = input;
  return [...deals].sort(byDealOrder).map((deal) => {
    const own = officeOf(deal.city);
    const isKept = behaviour?.listing === true && isHeldBack(deal, own.view, chance);
    return new DealRunner(deal, own, isKept);
  });
}

/** Puts on the agenda the quota that comes and goes, the targets that move, the assessments. */
function openQuota(
  { start, policy, opening, chance }: RunInput,
  world: World,
  view: View,
  agenda: Agenda,
  promises: CommitmentDesk,
) {
  const makeGood = (day: Day) => promises.makeGood(day);
  const assessor = new Assessor(world, policy.quota.booking ?? 'off');
  scheduleSupply(opening, view, world, agenda, start, makeGood);
  const supply = new SupplyDesk(world, view, chance ?? NO_CHANCE);
  supply.schedule(opening.projects ?? [], agenda, start, makeGood);
  assessor.schedule(agenda, start);
  const protection = new ProtectionDesk(world, view, agenda);
  protection.schedule(opening.protection ?? [], start);
  return { assessor, supply, protection };
}

const NO_CHANCE: Chance = { seed: 0, replicate: 0 };

/** Draws of quota sessions, keyed by session and by what is drawn for. */
function drawsOf(chance: Chance): DrawsOf {
  return (entity) => (label, count) =>
    stream({ entity, purpose: label, ...chance }).int(0, count - 1);
}

/** Every posting and every move of quota relied on its rule. */
function noteUses({ ledger, quota }: World, rules: RuleBook): void {
  for (const [rule, { first, last }] of ledger.journal.daysOfRules()) {
    rules.note(rule, first);
    rules.note(rule, last);
  }
  for (const { day, rule } of quota.moves()) rules.note(rule, day);
}
