import { treasuryPath } from '../ledger/account.ts';
import { reversalOf } from '../ledger/reversal.ts';
import { constantWhy, differenceOf, receiptWhy } from '../ledger/why-terms.ts';
import { withoutCounts } from '../rules/sharing-tally.ts';
import { forfeitFen, planForfeit, type RescissionCause } from '../stages/2-collection/refund.ts';
import type { Obligation } from '../stages/4-transfer/obligation.ts';
import { addDays, type Day, yearOf } from '../units/day.ts';
import { negFen, subFen } from '../units/fen.ts';
import { CODE } from '../world/category-code.ts';
import type { DealFacts } from '../world/deal-facts.ts';
import type { CashPart } from './cash-books.ts';
import type { ArrivedReceipt, DealRecord, PaidTax } from './deal-record.ts';
import type { Office } from './office.ts';
import type { ExpectedReceipt } from './payment-faults.ts';
import type { PaymentEvent } from './payment-log.ts';
import type { ShareRow } from './run-result.ts';

/** A contract undone: when, and whose fault it is. */
export interface Rescission {
  readonly day: Day;
  readonly cause: RescissionCause;
}

/**
 * Undoes a deal: settlements are taken back entry by entry, earmarks of closed years gone over
 * again, what partners had is called back by the channel it went, the price is refunded less the
 * forfeited deposit, deed tax too while the title is not registered. Late fees stay. What the deal
 * had used of caps, floors, baselines and phases is free again for what comes next. The quota
 * written off does not come back: what is consumed is consumed.
 */
export class Undoing {
  readonly #office: Office;
  readonly #facts: DealFacts;
  readonly #rescission: Rescission;

  constructor(office: Office, facts: DealFacts, rescission: Rescission) {
    this.#office = office;
    this.#facts = facts;
    this.#rescission = rescission;
  }

  /** Everything that has happened so far. */
  undo(record: DealRecord): void {
    const closed = new Map<number, CashPart[]>();
    const { day } = this.#rescission;
    const { counted } = this.#office;
    const party = this.#facts.deal.landParty;
    for (const step of record.settled) {
      this.#reverse(step, `settlement ${step.receipt.number}`);
      counted.land = withoutCounts(counted.land, step.tallied);
      if (step.year === yearOf(day)) this.#office.cash.undo(party, step.cash);
      else closed.set(step.year, [...(closed.get(step.year) ?? []), step.cash]);
    }
    if (closed.size > 0) this.#amend(closed);
    // A receipt is settled within its year: what still waits is counted in the open one.
    for (const number of record.counted) {
      const { receipt } = record.waiting.get(number)!;
      this.#office.cash.receive(party, negFen(receipt.amountFen));
    }
    record.counted.clear();
    for (const step of [...record.settled, ...record.waiting.values()]) this.refund(step, day);
    record.waiting.clear();
    if (this.#isRegistered(record)) return;
    for (const tax of record.deedTaxes) this.#refundTax(tax);
  }

  /** A receipt back in the clearing account: the forfeited part is kept, the rest goes back. */
  refund({ receipt, treasury, code, received }: ArrivedReceipt, day: Day): void {
    const { world, view, desk, refunds } = this.#office;
    const { cause } = this.#rescission;
    const { id: deal, landParty } = this.#facts.deal;
    const name = `${deal}/${receipt.number}`;
    const forfeitedFen = forfeitFen(this.#facts, receipt, cause, view, day);
    if (forfeitedFen > 0) {
      const from = { treasury, code };
      const forfeit = planForfeit(this.#facts, receipt, from, forfeitedFen, day, view);
      const [entry] = world.commit(forfeit);
      if (treasury !== landParty) {
        desk.owe({
          ...{ holder: treasury, owner: landParty, section: 'fund', amountFen: forfeitedFen },
          ...{ code: CODE.otherGrantRevenue, deal, receipt: name, landParty, received },
          ...{ regime: treasury === 'hunan' ? 'T-C' : 'T-B', since: day, entry: entry! },
        });
      }
    }
    const amountFen = subFen(receipt.amountFen, forfeitedFen);
    if (amountFen === 0) return;
    const from = treasuryPath(treasury, 'clearing', code);
    const rule = 'rescission-right';
    const why = () =>
      differenceOf('refund', [
        receiptWhy(receipt.number, 'amount', '', receipt.amountFen),
        constantWhy(forfeitedFen, 'fen'),
      ]);
    refunds.pay({ deal, subject: name, from, amountFen, stage: 'collection', rule, why }, day);
  }

  #isRegistered({ paidInFull }: DealRecord): boolean {
    if (paidInFull === null) return false;
    const { rules } = this.#office.view;
    const registered = addDays(paidInFull, rules.count('registration-days', paidInFull));
    return registered <= this.#rescission.day;
  }

  #refundTax(tax: PaidTax): void {
    const { view, counted } = this.#office;
    view.rules.note('deed-tax-refund', this.#rescission.day);
    this.#reverse(tax, tax.name);
    counted.taxes = withoutCounts(counted.taxes, tax.tallied);
  }

  #reverse(
    step: { entry: number; shares: readonly ShareRow[]; obligations: readonly Obligation[] },
    what: string,
  ): void {
    const { world, desk, shareRows } = this.#office;
    const { day } = this.#rescission;
    const { journal, pathOf } = world.ledger;
    const reversal = reversalOf(journal.entry(step.entry), pathOf, day);
    const id = `rescission/${this.#facts.deal.id}/${what}`;
    const [entry] = world.commit({ id, entries: [reversal], moves: [], farmland: [] });
    for (const row of step.shares) {
      const [baseFen, shareFen] = [negFen(row.baseFen), negFen(row.shareFen)];
      shareRows.push({ ...row, entry: entry!, baseFen, shareFen });
    }
    for (const obligation of step.obligations) desk.takeBack(obligation, day, entry!);
  }

  #amend(closed: ReadonlyMap<number, readonly CashPart[]>): void {
    const { world, view, cash } = this.#office;
    const { id: deal, landParty } = this.#facts.deal;
    const { policy, rules } = view;
    const context = { deal, day: this.#rescission.day, policy, rules };
    for (const batch of cash.amend(landParty, closed, context)) world.commit(batch);
  }
}

/** A rescission that lies ahead: when, why, and which receipt never comes because of it. */
export interface PlannedRescission extends Rescission {
  readonly fault: 'F14' | 'F17';
  /** The first payment that never comes; null: all that fall due before. */
  readonly unpaid: number | null;
  /** What the grantee's behaviour left unpaid, where that is why. */
  readonly missed?: Omit<PaymentEvent, 'day' | 'event' | 'deal'>;
}

/**
 * F14: the grantee does not pay the last instalment, or by its behaviour an earlier one, and the
 * grantor rescinds once it is overdue by more days than the contract bears; on a day the scenario
 * names, whatever is paid by then. F17: the contract turns out void.
 */
export function plannedRescissions(
  { deal, granted }: DealFacts,
  expected: readonly ExpectedReceipt[],
  { faults, view, payments }: Office,
): PlannedRescission[] {
  const receipts = expected.map(({ receipt }) => receipt);
  const last = receipts.at(-1);
  const never = expected.find(({ isUnpaid }) => isUnpaid)?.receipt;
  if (last === undefined || !granted) return [];
  const { rules, calendar } = view;
  const planned: PlannedRescission[] = [];
  if (never !== undefined) {
    const overdue = addDays(never.due, rules.count('rescission-days', never.due) + 1);
    const day = calendar.addWorkingDays(overdue, 0);
    const { number: receipt, amountFen } = never;
    const missed = { receipt, amountFen, market: payments!.stateOf(deal, never.due) };
    planned.push({ fault: 'F14', day, cause: 'grantee', unpaid: receipt, missed });
  }
  if (faults.isEmpty) return planned;
  const written = faults.scriptedDay('F14', deal.id);
  const occasion = { deal: deal.id, entity: deal.id, day: written ?? last.due };
  if (faults.hits('F14', occasion)) {
    const overdue = addDays(last.due, rules.count('rescission-days', last.due) + 1);
    const day = written ?? calendar.addWorkingDays(overdue, 0);
    const unpaid = written === null && receipts.length > 1 ? last.number : null;
    if (day >= deal.signed) planned.push({ fault: 'F14', day, cause: 'grantee', unpaid });
  }
  const voided = faults.scriptedDay('F17', deal.id);
  const found = addDays(deal.signed, rules.count('void-contract-days', deal.signed));
  const day = voided ?? calendar.addWorkingDays(found, 0);
  if (day >= deal.signed && faults.hits('F17', { ...occasion, day })) {
    rules.note('contract-signatory', day);
    planned.push({ fault: 'F17', day, cause: 'void', unpaid: null });
  }
  return planned;
}
