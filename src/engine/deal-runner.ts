import type { QuotaMove } from '../quota/move.ts';
import type { Approval } from '../quota/record.ts';
import { type CompiledSharing, compileSharing } from '../rules/sharing.ts';
import type { Cast } from '../rules/sharing-cast.ts';
import type { Counts } from '../rules/sharing-tally.ts';
import type { Share } from '../split/allocation.ts';
import type { GateTerms } from '../stages/1-listing/gate-terms.ts';
import { DEPOSIT_ACCOUNT, type ListingPlan, planListing } from '../stages/1-listing/plan.ts';
import { planContract } from '../stages/2-collection/contract.ts';
import { planTax } from '../stages/2-collection/pay-tax.ts';
import { planReceipt, priceCode } from '../stages/2-collection/receive.ts';
import { chooseRegime, collectingTreasury } from '../stages/2-collection/regime.ts';
import { type Receipt, scheduleReceipts } from '../stages/2-collection/schedule.ts';
import { type TaxDue, taxesDue } from '../stages/2-collection/taxes.ts';
import { planSettlement } from '../stages/3-settlement/plan.ts';
import { type SettlementProgress, startSettlement } from '../stages/3-settlement/progress.ts';
import type { Obligation } from '../stages/4-transfer/obligation.ts';
import { type Day, lastOfYear, yearOf } from '../units/day.ts';
import { type Fen, subFen } from '../units/fen.ts';
import { invariant } from '../units/invariant.ts';
import { castOf } from '../world/cast.ts';
import type { Deal } from '../world/deal.ts';
import { completeDeal, type DealFacts } from '../world/deal-facts.ts';
import { type Party, partyRank } from '../world/party.ts';
import type { Refusal } from '../world/refusal.ts';
import type { View } from '../world/view.ts';
import type { World } from '../world/world.ts';
import type { Agenda } from './agenda.ts';
import type { CashBooks } from './cash-books.ts';
import type { CommitmentDesk } from './commitment-desk.ts';
import type { Waiting } from './quota-session/book.ts';
import type { QuotaSessions } from './quota-session/desk.ts';
import type { DealOutcome, ShareRow } from './run-result.ts';
import type { CashLine, RunTrace } from './trace.ts';
import type { TransferDesk } from './transfer-desk.ts';

/** What every deal of a run works with. */
export interface Office {
  readonly world: World;
  readonly view: View;
  readonly agenda: Agenda;
  readonly cash: CashBooks;
  readonly desk: TransferDesk;
  readonly promises: CommitmentDesk;
  readonly sessions: QuotaSessions;
  readonly shareRows: ShareRow[];
  /** Every deal that passed the quota gate, in order. */
  readonly approvals: Approval[];
  /** What the limits of the sharing rules have counted, carried from deal to deal. */
  readonly counted: { land: Counts; taxes: Counts };
  /** The run's last day: what is received by then is settled by then. */
  readonly end: Day;
  readonly onCash: RunTrace['onCash'] | undefined;
}

/** Takes one deal through listing, collection, settlement and transfer, event by event. */
export class DealRunner {
  readonly #office: Office;
  readonly #facts: DealFacts;
  #refusals: readonly Refusal[] = [];
  #cast: Cast | null = null;
  #sharing: CompiledSharing | null = null;
  #progress: SettlementProgress | null = null;
  #open = 0;
  /** Where its approval stands in the office's list. */
  #approval = -1;

  constructor(deal: Deal, office: Office) {
    const place = office.view.places.get(deal.county);
    invariant(place !== undefined, 'engine.unknownPlace', () => ({ deal: deal.id }));
    this.#office = office;
    this.#facts = completeDeal(deal, place, office.view.rules);
  }

  /** What the deal will need, and when: a session before that day may buy it. */
  waiting(start: Day): Waiting {
    const { awarded } = this.#facts;
    return { facts: this.#facts, listed: awarded < start ? start : awarded };
  }

  /** The day the deal is listed: its award, or the run's first day when that lies before it. */
  schedule(start: Day): void {
    const { deal } = this.#facts;
    const { listed: day } = this.waiting(start);
    this.#open += 1;
    this.#office.agenda.add(day, 'listing', () => this.#list(day));
    invariant(deal.signed >= start, 'engine.dealBeforeStart', () => ({ deal: deal.id }));
  }

  outcome(): DealOutcome {
    const { deal, priced, assumed } = this.#facts;
    const done = priced ? 'settled' : 'allocated';
    const outcome = this.#refusals.length > 0 ? 'refused' : this.#open > 0 ? 'collecting' : done;
    return {
      deal,
      outcome,
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
    const { world, view } = this.#office;
    const reserved = listed.batch.moves;
    world.commit(planContract(facts, reserved));
    const { approvals } = this.#office;
    approvals[this.#approval] = { ...approvals[this.#approval]!, signed: true };
    this.#sharing = compileSharing(view.policy.sharing.rule, this.#cast!, partyRank);
    this.#progress = startSettlement(facts, view);
    const receipts = scheduleReceipts(facts, listed.depositFen, view);
    for (const receipt of receipts) this.#expect(receipt);
    const inKind = listed.terms.linkage || this.#boughtReplenishment(reserved);
    for (const due of taxesDue(facts, receipts, inKind, view)) {
      this.#expectTax(due);
    }
  }

  #expect(receipt: Receipt): void {
    this.#open += 1;
    this.#office.agenda.add(receipt.due, 'receipt', () => this.#receive(receipt));
  }

  #expectTax(due: TaxDue): void {
    this.#office.agenda.add(due.due, 'tax', () => this.#payTax(due));
  }

  #receive(receipt: Receipt): void {
    const { world, view, cash, agenda, desk, end } = this.#office;
    const { deal, granted } = this.#facts;
    const { asked, used } = chooseRegime(view.policy, receipt.due);
    view.rules.note('transfer-regime', receipt.due);
    const treasury = collectingTreasury(deal, used);
    const refused = collectingTreasury(deal, asked);
    const turnedAway = refused !== treasury;
    if (turnedAway) {
      const { amountFen, due: day } = receipt;
      desk.refuse({ regime: asked, from: refused, to: treasury, amountFen, day, deal: deal.id });
    }
    world.commit(planReceipt(this.#facts, receipt, treasury, DEPOSIT_ACCOUNT));
    if (granted) cash.receive(deal.landParty, receipt.amountFen);
    this.#noteCash('received', receipt.number, receipt.due, receipt.amountFen);
    const lag = view.rules.count('settlement-lag', receipt.due);
    const next = view.calendar.addWorkingDays(receipt.due, lag);
    const yearEnd = lastOfYear(yearOf(receipt.due));
    const last = yearEnd < end ? yearEnd : end;
    const day = next > last ? last : next;
    agenda.add(day, 'settlement', () => this.#settle(receipt, treasury, day, turnedAway));
  }

  /** @param turnedAway whether the receipt itself was refused its treasury, and is on record so */
  #settle(receipt: Receipt, treasury: Party, day: Day, turnedAway: boolean): void {
    this.#open -= 1;
    const { world, view, cash, counted } = this.#office;
    const facts = this.#facts;
    const code = priceCode(facts);
    const settled = { ...receipt, treasury, code };
    const progress = { ...this.#progress!, history: counted.land };
    const plan = planSettlement(facts, settled, day, progress, this.#sharing!, view);
    this.#progress = plan.progress;
    counted.land = plan.progress.history;
    const [entry] = world.commit(plan.batch);
    if (facts.granted) cash.pay(facts.deal.landParty, plan.costsPaidFen, plan.ruralFen);
    cash.earmark(facts.deal.landParty, plan.earmarks);
    this.#noteCash('recovered', receipt.number, day, plan.recoveredFen);
    const uncoveredFen = subFen(plan.costsPaidFen, plan.recoveredFen);
    this.#noteCash('uncovered', receipt.number, day, uncoveredFen);
    const name = `${facts.deal.id}/${receipt.number}`;
    this.#writeShares(entry!, name, plan.baseFen, plan.shares);
    const claim = { holder: treasury, receipt: name, since: day, entry: entry! };
    for (const { owner, section, code: heldAs, amountFen } of plan.entitlements) {
      this.#owe({ ...claim, owner, section, code: heldAs, amountFen }, !turnedAway);
    }
  }

  #noteCash(kind: CashLine['kind'], receipt: number, day: Day, amountFen: Fen): void {
    const { deal, granted } = this.#facts;
    if (!granted || amountFen === 0) return;
    this.#office.onCash?.({ party: deal.landParty, day, deal: deal.id, receipt, kind, amountFen });
  }

  #payTax(due: TaxDue): void {
    const { world, view, counted } = this.#office;
    const plan = planTax(this.#facts, due, this.#cast!, view, counted.taxes);
    counted.taxes = plan.history;
    const [entry] = world.commit(plan.batch);
    const name = `${this.#facts.deal.id}/${due.tax}`;
    const land = this.#facts.deal.landParty;
    this.#writeShares(entry!, name, plan.baseFen, plan.shares);
    const { code } = due;
    const held = { holder: land, section: 'general' as const, code };
    const claim = { ...held, receipt: name, since: due.due, entry: entry! };
    for (const { party, shareFen } of plan.shares) {
      if (party === land || shareFen === 0) continue;
      this.#owe({ ...claim, owner: party, amountFen: shareFen }, true);
    }
  }

  /** @param refusals whether to put a refused regime on record for this claim */
  #owe(claim: Omit<Obligation, 'deal' | 'regime' | 'landParty'>, refusals: boolean): void {
    const { desk, view } = this.#office;
    const { asked, used: regime } = chooseRegime(view.policy, claim.since);
    const { id: deal, landParty } = this.#facts.deal;
    if (asked !== regime && refusals) {
      const { holder: from, owner: to, amountFen, since: day } = claim;
      desk.refuse({ regime: asked, from, to, amountFen, day, deal });
    }
    desk.owe({ ...claim, deal, landParty, regime });
  }

  #writeShares(entry: number, receipt: string, baseFen: Fen, shares: readonly Share[]): void {
    const deal = this.#facts.deal.id;
    const rule = 'sharing-policy';
    for (const share of shares) {
      this.#office.shareRows.push({ entry, deal, receipt, baseFen, ...share, rule });
    }
  }

  /** Whether any replenishment quota of the deal was bought, by itself or in a session. */
  #boughtReplenishment(moves: readonly QuotaMove[]): boolean {
    const { world, sessions } = this.#office;
    const isReplenishment = (lot: string) => world.quota.lot(lot)?.ledger === 'L4';
    return moves.some((move) => {
      if (move.action === 'trade') return isReplenishment(move.lot);
      const reserved = 'holder' in move && move.action === 'reserve' && 'lot' in move;
      return reserved && isReplenishment(move.lot) && sessions.hasBought(move.holder, move.lot);
    });
  }
}

function approvalOf(facts: DealFacts, terms: GateTerms, day: Day, at: number): Approval {
  const { deal, awarded, newAreaM2, taken } = facts;
  const { id, city, basicFarmlandM2 } = deal;
  return {
    ...{ deal: id, city, awarded, day, at, newAreaM2, taken, basicFarmlandM2 },
    ...terms,
    signed: false,
  };
}
