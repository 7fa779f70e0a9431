import type { FaultPlan, Occasion } from '../behaviour/fault-plan.ts';
import { DEFECTS, defectForms, isDefect, spoil } from '../stages/4-transfer/defect.ts';
import { type Counter, checkVoucher, voucherRoute } from '../stages/4-transfer/voucher.ts';
import { isEnd } from '../stages/4-transfer/voucher-state.ts';
import { addDays, type Day } from '../units/day.ts';
import { invariant } from '../units/invariant.ts';
import type { FaultCode } from '../world/fault.ts';
import { CITIES } from '../world/party.ts';
import type { RefusalCode } from '../world/refusal.ts';
import type { View } from '../world/view.ts';
import type { Agenda } from './agenda.ts';
import type { IncidentLog } from './incident-log.ts';
import type { VoucherCase } from './voucher-case.ts';
import { draftVoucher, openCounter } from './voucher-draft.ts';

/** What the counter hands a voucher over to once it has decided. */
export interface BackOffice {
  readonly view: View;
  readonly agenda: Agenda;
  readonly faults: FaultPlan;
  readonly incidents: IncidentLog;
  readonly book: (one: VoucherCase, day: Day) => void;
  readonly settleInstead: (one: VoucherCase, day: Day) => void;
}

/** Minutes after midnight at which a message that misses the counter comes in: five o'clock. */
const LATE_MINUTE = 1020;

interface Refused {
  readonly code: RefusalCode;
  readonly fault: FaultCode | null;
  /** Nothing can put it right: the year-end settlement is the only way left. */
  readonly final: boolean;
}

/** The treasury's counter: takes every voucher from submission to its end, whatever befalls it. */
export class VoucherExaminer {
  readonly #office: BackOffice;
  readonly #counter: Counter;

  constructor(office: BackOffice) {
    this.#office = office;
    this.#counter = openCounter(office.view);
  }

  /** The faults that will befall a voucher, in the order they come to light. */
  faultsOf(one: VoucherCase): FaultCode[] {
    const { regime, reason, mendsTable, reached } = one.opening;
    const isFix = one.obligations[0]!.section === 'clearing';
    const repairable: readonly FaultCode[] = isFix ? DEFECTS.slice(1) : DEFECTS;
    // A voucher that mends what an outdated table did is not sent by that table again.
    const isMend = isFix || mendsTable || reached !== undefined;
    const detour: readonly FaultCode[] = isMend ? [] : ['F4'];
    const codes: readonly FaultCode[] =
      reason !== null
        ? ['F13', 'F19', ...repairable, ...(isFix ? [] : (['F20'] as const)), ...detour, 'F12']
        : regime === 'T-C'
          ? ['F19', 'F20', 'F12']
          : ['F19', 'F12'];
    return this.#office.faults.among(codes, occasionOf(one));
  }

  /** What happens to a voucher on a day it is looked at. */
  examine(one: VoucherCase, day: Day): void {
    if (isEnd(one.state)) return;
    if (one.state === 'drafted' && this.#meets(one, 'F13', day)) {
      this.#missTheYear(one);
      return;
    }
    // A payment goes on collecting lines until it is made; a correction is handed in at once.
    const handedIn = one.opening.reason === null ? day : one.submitted;
    if (one.state === 'drafted') one.step(handedIn, 'submit');
    if (one.state === 'queued') one.step(day, 'submit');
    const copies = one.faults.includes('F19') ? this.#strayMessage(one, day) : 'one';
    if (copies === 'late') return;
    const refused = this.#refusal(one, day);
    if (refused !== null) {
      one.step(day, 'reject', refused.code, refused.fault);
      if (refused.final) this.#giveUp(one, day);
      else this.#repair(one, day, refused.fault!);
      return;
    }
    this.#accept(one, day, copies === 'two');
  }

  /** F13: it is only noticed once the year it belongs to is closed. */
  #missTheYear(one: VoucherCase): void {
    const { calendar } = this.#office.view;
    const closed = this.#counter.lastDayOf(draftVoucher(one).year);
    const day = calendar.addWorkingDays(addDays(closed, 1), 0);
    one.submitted = day;
    this.#office.agenda.add(day, 'transfer', () => this.examine(one, day));
  }

  /** F19: the message comes in late and waits for the next working day, or comes in twice. */
  #strayMessage(one: VoucherCase, day: Day): 'late' | 'two' | 'one' {
    const { view, agenda, faults } = this.#office;
    const comesTwice = faults.variant('F19', occasionOf(one), 2) === 0;
    if (comesTwice) return 'two';
    this.#meets(one, 'F19', day);
    if (LATE_MINUTE <= view.rules.count('voucher-cut-off', day)) return 'one';
    one.step(day, 'queue', 'voucherPastCutOff', 'F19');
    const next = view.calendar.addWorkingDays(day, 1);
    agenda.add(next, 'transfer', () => this.examine(one, next));
    return 'late';
  }

  #refusal(one: VoucherCase, day: Day): Refused | null {
    const defect = one.faults.find(isDefect);
    if (defect !== undefined) {
      this.#meets(one, defect, day);
      const form = this.#office.faults.variant(defect, occasionOf(one), defectForms(defect));
      const refusal = checkVoucher(spoil(draftVoucher(one), defect, form), this.#counter);
      invariant(refusal !== null, 'transfer.defectPassed', () => ({ defect, form }));
      return { code: refusal.code, fault: defect, final: false };
    }
    if (this.#meets(one, 'F20', day))
      return { code: 'regimeNotAuthorised', fault: 'F20', final: true };
    if (one.opening.reason === null) return null;
    const refusal = checkVoucher(draftVoucher(one), this.#counter);
    if (refusal === null) return null;
    const isPriorYear = refusal.code === 'voucherPriorYear';
    invariant(isPriorYear, 'transfer.ownVoucherRefused', () => ({ refusal }));
    return { code: refusal.code, fault: 'F13', final: true };
  }

  /** Put right after some days, handed in again, and looked at again after the usual days. */
  #repair(one: VoucherCase, day: Day, fault: FaultCode): void {
    const { calendar, rules } = this.#office.view;
    const handed = calendar.addWorkingDays(day, rules.count('voucher-repair-days', day, fault));
    const across = voucherRoute(draftVoucher(one)) === 'manual';
    const rule = across ? 'correction-days' : 'electronic-correction-days';
    const looked = calendar.addWorkingDays(handed, rules.count(rule, handed));
    this.#office.agenda.add(handed, 'transfer', () => {
      if (isEnd(one.state)) return;
      one.step(handed, 'correct', null, fault);
      one.step(handed, 'resubmit');
      one.submitted = handed;
    });
    this.#office.agenda.add(looked, 'transfer', () => this.examine(one, looked));
  }

  /** Takes a fault off those still to come and puts it on record; false when it was not there. */
  #meets(one: VoucherCase, fault: FaultCode, day: Day): boolean {
    const at = one.faults.indexOf(fault);
    if (at < 0) return false;
    one.faults.splice(at, 1);
    const subject = one.opening.key;
    one.suffer(this.#office.incidents.open(fault, day, one.deal(), subject, one.amountFen()));
    return true;
  }

  #giveUp(one: VoucherCase, day: Day): void {
    one.step(day, 'abandon', one.lastReason());
    this.#office.settleInstead(one, day);
  }

  #accept(one: VoucherCase, day: Day, comesTwice: boolean): void {
    const { view, agenda, book } = this.#office;
    one.step(day, 'accept');
    const voucher = draftVoucher(one);
    this.#counter.register.accept(voucher);
    if (comesTwice) {
      this.#meets(one, 'F19', day);
      invariant(this.#counter.register.isRepeat(voucher), 'transfer.repeat', () => ({ voucher }));
      one.repeat(day, 'F19');
    }
    const { holder, owner } = one.opening;
    if (this.#meets(one, 'F4', day))
      one.to = CITIES.find((city) => city !== holder && city !== owner)!;
    if (!this.#meets(one, 'F12', day)) {
      book(one, day);
      return;
    }
    one.step(day, 'queue', 'treasuryBalanceShort', 'F12');
    const funded = view.calendar.addWorkingDays(day, view.rules.count('funding-plan-days', day));
    agenda.add(funded, 'transfer', () => {
      if (!isEnd(one.state)) book(one, funded);
    });
  }
}

/** Money that goes back is another occasion than the money that came. */
function occasionOf(one: VoucherCase): Occasion {
  const { key, since } = one.opening;
  const entity = one.obligations[0]!.amountFen < 0 ? `${key} back` : key;
  return { deal: one.deal(), entity, day: since };
}
