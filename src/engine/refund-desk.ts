import { planRefund, type Refund } from '../stages/2-collection/refund.ts';
import type { Day } from '../units/day.ts';
import type { FaultCode } from '../world/fault.ts';
import type { RefusalCode } from '../world/refusal.ts';
import type { DeskOffice } from './office.ts';
import { VoucherFile } from './voucher-file.ts';

/** A refund voucher (退库) with its history. */
export class RefundCase extends VoucherFile {
  readonly refund: Refund;
  readonly since: Day;

  constructor(refund: Refund, since: Day) {
    super();
    this.refund = refund;
    this.since = since;
  }
}

const TROUBLES: readonly (readonly [FaultCode, RefusalCode])[] = [
  ['F11', 'refundTotalWrong'],
  ['F10', 'refundPayeeUnknown'],
];

/** Pays refunds out of the treasuries: approved, handed in, paid, or sent back and put right. */
export class RefundDesk {
  readonly #office: DeskOffice;
  readonly #cases: RefundCase[] = [];

  constructor(office: DeskOffice) {
    this.#office = office;
  }

  /** Asks for a refund; it is paid after the usual days, or later when it is sent back. */
  pay(refund: Refund, day: Day, onPaid: (day: Day) => void = () => {}): void {
    const { view, faults } = this.#office;
    const one = new RefundCase(refund, day);
    this.#cases.push(one);
    one.voucher = `R${String(this.#cases.length).padStart(7, '0')}`;
    const { deal, subject } = refund;
    const occasion = { deal, entity: `refund ${subject}`, day };
    const troubles = TROUBLES.filter(([fault]) => faults.hits(fault, occasion));
    const paid = view.calendar.addWorkingDays(day, view.rules.count('refund-days', day));
    one.step(day, 'submit');
    this.#at(paid, () => this.#handle(one, paid, troubles, onPaid));
  }

  cases(): readonly RefundCase[] {
    return this.#cases;
  }

  #handle(
    one: RefundCase,
    day: Day,
    [trouble, ...rest]: typeof TROUBLES,
    onPaid: (day: Day) => void,
  ): void {
    if (trouble === undefined) {
      one.step(day, 'accept');
      one.step(day, 'book');
      this.#office.world.commit(planRefund(one.refund, day));
      onPaid(day);
      return;
    }
    const [fault, reason] = trouble;
    const { deal, subject, amountFen } = one.refund;
    one.suffer(this.#office.incidents.open(fault, day, deal, subject, amountFen));
    one.step(day, 'reject', reason, fault);
    const { calendar, rules } = this.#office.view;
    const again = calendar.addWorkingDays(day, rules.count('voucher-repair-days', day, fault));
    this.#at(again, () => {
      one.step(again, 'correct', null, fault);
      one.step(again, 'resubmit');
      this.#handle(one, again, rest, onPaid);
    });
  }

  #at(day: Day, task: () => void): void {
    this.#office.agenda.add(day, 'transfer', task);
  }
}
