import { type CompiledSharing, compileSharing } from '../rules/sharing.ts';
import type { Cast } from '../rules/sharing-cast.ts';
import { countedBetween } from '../rules/sharing-tally.ts';
import { DEPOSIT_ACCOUNT, type ListingPlan, planListing } from '../stages/1-listing/plan.ts';
import { planContract } from '../stages/2-collection/contract.ts';
import { planReceipt, priceCode } from '../stages/2-collection/receive.ts';
import { chooseRegime, collectingTreasury } from '../stages/2-collection/regime.ts';
import { scheduleReceipts } from '../stages/2-collection/schedule.ts';
import { type TaxDue, taxesDue } from '../stages/2-collection/taxes.ts';
import { planSettlement } from '../stages/3-settlement/plan.ts';
import { type SettlementProgress, startSettlement } from '../stages/3-settlement/progress.ts';
import { type Day, yearOf } from '../units/day.ts';
import { subFen } from '../units/fen.ts';
import { invariant } from '../units/invariant.ts';
import { castOf } from '../world/cast.ts';
import type { Deal } from '../world/deal.ts';
import { completeDeal, type DealFacts } from '../world/deal-facts.ts';
import { isCounty, partyRank } from '../world/party.ts';
import type { Refusal } from '../world/refusal.ts';
import { approvalOf, boughtReplenishment } from './approval.ts';
import { noteCash, oweAll, writeShares } from './claims.ts';
import { type ArrivedReceipt, type DealRecord, openRecord } from './deal-record.ts';
import type { Office } from './office.ts';
import { payTax } from './pay-tax.ts';
import { type ExpectedReceipt, expectReceipt, misposting, receiptName } from './payment-faults.ts';
import type { Waiting } from './quota-session/book.ts';
import { type PlannedRescission, plannedRescissions, Undoing } from './rescission.ts';
import type { DealOutcome } from './run-result.ts';
import { settlementDay } from './settlement-day.ts';
import { misstateTax } from './tax-faults.ts';

/** Takes one deal through listing, collection, settlement and transfer, event by event. */
export class DealRunner {
  readonly isHeldBack: boolean;
  readonly #office: Office;
  readonly #facts: DealFacts;
  readonly #record: DealRecord = openRecord();
  #refusals: readonly Refusal[] = [];
  #cast: Cast | null = null;
  #sharing: CompiledSharing | null = null;
  #progress: SettlementProgress | null = null;
  #undoing: Undoing | null = null;
  /** Receipts are settled in their order; one that is held up holds up those behind it. */
  readonly #arrived = new Map<number, ArrivedReceipt>();
  #nextNumber = 1;
  #open = 0;
  /** Where its approval stands in the office's list. */
  #approval = -1;

  /** @param isHeldBack whether its city does not list it at all */
  constructor(deal: Deal, office: Office, isHeldBack = false) {
    const place = office.view.places.get(deal.county);
    invariant(place !== undefined, 'engine.unknownPlace', () => ({ deal: deal.id }));
    this.#office = office;
    this.isHeldBack = isHeldBack;
    this.#facts = completeDeal(deal, place, office.view.rules);
  }

  /** What the deal will need, and when: a session before that day may buy it. */
  waiting(start: Day): Waiting {
    const { awarded } = this.#facts;
    return { facts: this.#facts, listed: awarded < start ? start : awarded };
  }

  /** The day the deal is listed: its award, or the run's first day when that lies before it. */
  schedule(start: Day): void {
    if (this.isHeldBack) return;
    const { deal } = this.#facts;
    const { listed: day } = this.waiting(start);
    this.#open += 1;
    this.#office.agenda.add(day, 'listing', () => this.#list(day));
    invariant(deal.signed >= start, 'engine.dealBeforeStart', () => ({ deal: deal.id }));
  }

  /** Lists a deal the market has just awarded, before anything else comes to the gate. */
  begin(): void {
    this.#open += 1;
    this.#list(this.#facts.awarded);
  }

  outcome(): DealOutcome {
    const { deal, priced, assumed } = this.#facts;
    const done = this.isHeldBack ? 'heldBack' : priced ? 'settled' : 'allocated';
    const running = this.#undoing !== null ? 'rescinded' : this.#open > 0 ? 'collecting' : done;
    return {
      deal,
      outcome: this.#refusals.length > 0 ? 'refused' : running,
      refusals: this.#refusals,
      crossRegion: this.#cast?.crossRegion ?? false,
      assumed,
    };
  }

  #list(day: Day): void {
    this.#open -= 1;
    const { world, view, agenda } = this.#office;
    const plan = planListing(this.#facts, view, day);
    if (!plan.ok) {
      this.#refusals = plan.refusals;
      return;
    }
    const at = world.quota.moves().length;
    world.commit(plan.batch);
    this.#approval = this.#office.approvals.push(approvalOf(this.#facts, plan.terms, day, at)) - 1;
    for (const move of plan.batch.moves) {
      if (move.action === 'promise') this.#office.promises.expect(move);
    }
    this.#cast = castOf(this.#facts.deal, plan.suppliedM2);
    this.#open += 1;
    agenda.add(this.#facts.deal.signed, 'contract', () => this.#sign(plan));
  }

  #sign(listed: ListingPlan): void {
    this.#open -= 1;
    const facts = this.#facts;
    const { world, view, trace } = this.#office;
    const reserved = listed.batch.moves;
    world.commit(planContract(facts, reserved));
    trace.onSigned?.(facts, this.#cast!);
    const { approvals } = this.#office;
    approvals[this.#approval] = { ...approvals[this.#approval]!, signed: true };
    this.#sharing = compileSharing(view.policy.sharing.rule, this.#cast!, partyRank);
    this.#progress = startSettlement(facts, view);
    const expected = scheduleReceipts(facts, listed.depositFen, view).map((receipt) =>
      expectReceipt(facts, receipt, this.#office, () => this.#undoing !== null),
    );
    const receipts = expected.map(({ receipt }) => receipt);
    const planned = plannedRescissions(facts, expected, this.#office);
    for (const one of planned) this.#expectRescission(one);
    for (const one of expected) this.#expect(one, planned);
    const inKind = listed.terms.linkage || boughtReplenishment(reserved, this.#office);
    // Deed tax goes with the last payment: where that never comes, it is never due.
    const isPaidOff = planned.every(({ unpaid }) => unpaid === null);
    for (const due of taxesDue(facts, receipts, inKind, view)) {
      if (isPaidOff || due.tax !== 'deedTax') this.#expectTax(due);
    }
    this.#office.firms?.settle(facts, this.#cast!, this.#office, () => this.#undoing !== null);
  }

  #expect(expected: ExpectedReceipt, planned: readonly PlannedRescission[]): void {
    this.#open += 1;
    const { number, due } = expected.receipt;
    // What the contract is rescinded for is that this payment, and what follows, never comes.
    if (planned.some(({ unpaid }) => unpaid !== null && number >= unpaid)) return;
    this.#office.agenda.add(due, 'receipt', () => this.#receive(expected));
  }

  #expectRescission({ day, fault, cause, missed }: PlannedRescission): void {
    this.#office.agenda.add(day, 'rescission', () => {
      if (this.#undoing !== null) return;
      const { incidents, paymentLog } = this.#office;
      const { id, priceFen } = this.#facts.deal;
      if (missed !== undefined) paymentLog.release(this.#facts.deal, missed, day);
      incidents.open(fault, day, id, id, priceFen!)(day);
      this.#undoing = new Undoing(this.#office, this.#facts, { day, cause });
      this.#undoing.undo(this.#record);
    });
  }

  #expectTax(due: TaxDue): void {
    for (const { part, name, onPaid } of misstateTax(this.#facts, due, this.#office)) {
      this.#office.agenda.add(part.due, 'tax', () => {
        if (this.#payTax(part, name)) onPaid();
      });
    }
  }

  #receive({ receipt, onPaid }: ExpectedReceipt): void {
    if (this.#undoing !== null) return;
    const { world, view, desk, incidents } = this.#office;
    const facts = this.#facts;
    const { deal } = facts;
    const { asked, used } = chooseRegime(view.policy, receipt.due);
    view.rules.note('transfer-regime', receipt.due);
    const treasury = collectingTreasury(deal, used);
    const refused = collectingTreasury(deal, asked);
    const turnedAway = refused !== treasury;
    const { amountFen, due: day } = receipt;
    if (turnedAway) {
      desk.refuse({ regime: asked, from: refused, to: treasury, amountFen, day, deal: deal.id });
    }
    const code = priceCode(facts);
    const wrong = misposting(facts, receipt, treasury, code, this.#office);
    const booked = wrong ?? { treasury, code };
    const [entry] = world.commit(planReceipt(facts, receipt, treasury, DEPOSIT_ACCOUNT, booked));
    onPaid();
    if (receipt.last) this.#record.paidInFull = day;
    const arrived = { receipt, treasury, code, received: day, turnedAway };
    if (wrong === null) {
      this.#arrive(arrived, day);
      return;
    }
    const name = receiptName(facts, receipt);
    const close = incidents.open(wrong.fault, day, deal.id, name, amountFen);
    desk.correct(
      {
        ...{ holder: wrong.treasury, owner: treasury, section: 'clearing', code: wrong.code },
        ...{ rightCode: code, amountFen, deal: deal.id, receipt: name, landParty: deal.landParty },
        ...{ regime: 'T-B', since: day, received: day, entry: entry! },
      },
      wrong.reason,
      (corrected) => {
        close(corrected);
        this.#arrive(arrived, corrected);
      },
    );
  }

  /** The receipt is where it belongs: settled next, or refunded if the contract is undone. */
  #arrive(arrived: ArrivedReceipt, day: Day): void {
    if (this.#undoing !== null) {
      this.#undoing.refund(arrived, day);
      return;
    }
    this.#record.waiting.set(arrived.receipt.number, arrived);
    this.#arrived.set(arrived.receipt.number, arrived);
    for (;;) {
      const next = this.#arrived.get(this.#nextNumber);
      if (next === undefined) return;
      this.#arrived.delete(this.#nextNumber);
      this.#nextNumber += 1;
      this.#scheduleSettlement(next, day);
    }
  }

  #scheduleSettlement(arrived: ArrivedReceipt, today: Day): void {
    const { view, cash, agenda, end } = this.#office;
    const { deal, granted } = this.#facts;
    if (isCounty(deal.landParty)) view.rules.note('one-treasury-each', today);
    if (granted) {
      cash.receive(deal.landParty, arrived.receipt.amountFen);
      this.#record.counted.add(arrived.receipt.number);
    }
    const { number, amountFen } = arrived.receipt;
    noteCash(this.#facts, this.#office, 'received', number, today, amountFen);
    const day = settlementDay(today, end, view);
    if (agenda.hasPassed(day, 'settlement')) this.#settle(arrived, day);
    else agenda.add(day, 'settlement', () => this.#settle(arrived, day));
  }

  #settle(arrived: ArrivedReceipt, day: Day): void {
    if (this.#undoing !== null) return;
    this.#open -= 1;
    const { receipt, treasury, code, received, turnedAway } = arrived;
    this.#record.waiting.delete(receipt.number);
    this.#record.counted.delete(receipt.number);
    const { world, view, cash, counted, trace } = this.#office;
    const facts = this.#facts;
    const { granted, deal } = facts;
    const { number, due, amountFen, last } = receipt;
    const settled = { number, due, amountFen, treasury, code, last };
    const progress = { ...this.#progress!, history: counted.land };
    const plan = planSettlement(facts, settled, day, progress, this.#sharing!, view);
    this.#progress = plan.progress;
    const tallied = countedBetween(counted.land, plan.progress.history);
    counted.land = plan.progress.history;
    const [entry] = world.commit(plan.batch);
    trace.onSettled?.(facts, arrived, day, plan);
    const { earmarks, costsPaidFen, ruralFen } = plan;
    if (granted) cash.pay(deal.landParty, costsPaidFen, ruralFen);
    cash.earmark(deal.landParty, earmarks);
    noteCash(facts, this.#office, 'recovered', receipt.number, day, plan.recoveredFen);
    const uncoveredFen = subFen(plan.costsPaidFen, plan.recoveredFen);
    noteCash(facts, this.#office, 'uncovered', receipt.number, day, uncoveredFen);
    const name = receiptName(facts, receipt);
    const shares = writeShares(this.#facts.deal.id, entry!, name, plan, this.#office);
    const claim = { holder: treasury, receipt: name, since: day, received, entry: entry! };
    const obligations = oweAll(deal, claim, plan.entitlements, !turnedAway, this.#office);
    const part = { receiptFen: receipt.amountFen, costsPaidFen, ruralFen, earmarks };
    const done = { entry: entry!, year: yearOf(day), cash: part, shares, obligations, tallied };
    this.#record.settled.push(Object.assign(done, arrived));
  }

  /** @returns whether it was paid: deed tax is not once the contract is undone */
  #payTax(due: TaxDue, name: string): boolean {
    if (this.#undoing !== null && due.tax === 'deedTax') return false;
    const { counted } = this.#office;
    const paid = payTax(this.#facts, due, this.#cast!, counted.taxes, name, this.#office);
    counted.taxes = paid.counted;
    if (due.tax === 'deedTax') this.#record.deedTaxes.push(paid);
    return true;
  }
}
