import { ruralFloor } from '../../../rules/rural-use.ts';
import type { Day } from '../../../units/day.ts';
import { ZERO_FEN } from '../../../units/fen.ts';
import type { RunInput } from '../../run-input.ts';
import type { BaseTable } from '../base-table.ts';
import { DayOrder } from './day-order.ts';
import { yearEnds } from './day-table.ts';
import { earmarksOf } from './earmarks.ts';
import type { FactTable } from './fact-table.ts';
import type { Law } from './law.ts';
import { ReceiptSettler, type SettledReceipt } from './settle-receipt.ts';
import { YearBooks } from './year-books.ts';

/**
 * Collection and settlement of everything that was signed: payments in the order in which they
 * are settled, and the close of every year.
 */
export class Settlement {
  readonly #law: Law;
  readonly #end: Day;
  readonly #order: DayOrder;
  readonly #yearEnds: readonly Day[];
  readonly #books: YearBooks;
  readonly #settler: ReceiptSettler;
  /** By payment: the day it is settled, its deal's row in the facts and in the table. */
  #settled = new Int32Array(0);
  #deal = new Int32Array(0);
  #row = new Int32Array(0);
  #items = new Int32Array(0);
  #sorted = new Int32Array(0);
  readonly #receipt: SettledReceipt = {
    ...{ i: 0, deal: 0, amountFen: 0, isLast: false },
    ...{ received: 0 as Day, settled: 0 as Day },
  };

  /** @throws RuleGapError when the law of a year's end has a gap */
  constructor({ policy, start, end }: RunInput, law: Law) {
    this.#law = law;
    this.#end = end;
    this.#order = new DayOrder(start, end);
    this.#yearEnds = yearEnds(start, end);
    const earmarks = earmarksOf(law);
    this.#books = new YearBooks(earmarks, policy);
    this.#settler = new ReceiptSettler(law, earmarks, policy, this.#books);
    for (const day of this.#yearEnds) {
      ruralFloor(policy.ruralUse, ZERO_FEN, ZERO_FEN, law.rules, day);
      for (const { rate, centralShare } of earmarks) {
        rate.at(law.eras.at(day));
        centralShare?.at(law.eras.at(day));
      }
    }
  }

  /**
   * Settles what is received of the deals signed.
   *
   * @param signed rows of the deals signed, in the order in which they are
   */
  settleAll(signed: Int32Array, count: number, facts: FactTable, table: BaseTable): void {
    this.#settler.open(facts);
    this.#books.open();
    const received = this.#collect(signed, count, facts, table);
    this.#order.sort(this.#items, received, facts.payments.due, this.#sorted);
    this.#scheduleSettlements(received, facts);
    this.#order.sort(this.#sorted, received, this.#settled, this.#items);
    let year = 0;
    for (let n = 0; n < received; n += 1) {
      const payment = this.#items[n]!;
      for (; this.#settled[payment]! > this.#yearEnds[year]!; year += 1) this.#close(year, table);
      this.#settle(payment, facts, table);
    }
    for (; year < this.#yearEnds.length; year += 1) this.#close(year, table);
  }

  /** The payments that come before the run ends, in the order of contracts. */
  #collect(signed: Int32Array, count: number, facts: FactTable, table: BaseTable): number {
    const { deals, payments } = facts;
    this.#makeRoom(payments.due.length);
    let received = 0;
    for (let n = 0; n < count; n += 1) {
      const i = signed[n]!;
      const end = facts.paymentsEnd(i);
      let isPaid = deals.priced[i] === 1;
      for (let at = deals.paymentsFrom[i]!; at < end; at += 1) {
        if (payments.due[at]! > this.#end) {
          isPaid = false;
          continue;
        }
        this.#items[received] = at;
        this.#deal[at] = i;
        this.#row[at] = n;
        received += 1;
      }
      if (isPaid) table.settledDeals += 1;
    }
    return received;
  }

  /** A receipt is settled some days later, but within its year and the run. */
  #scheduleSettlements(received: number, { payments }: FactTable): void {
    const { days, eras, settlementLag } = this.#law;
    for (let n = 0; n < received; n += 1) {
      const payment = this.#sorted[n]!;
      const today = payments.due[payment]! as Day;
      const next = days.addWorkingDays(today, settlementLag.at(eras.at(today)));
      const yearEnd = days.yearEnd(today);
      this.#settled[payment] = Math.min(next, yearEnd, this.#end);
    }
  }

  #settle(payment: number, facts: FactTable, table: BaseTable): void {
    const receipt = this.#receipt;
    const i = this.#deal[payment]!;
    receipt.i = i;
    receipt.deal = this.#row[payment]!;
    receipt.amountFen = facts.payments.amountFen[payment]!;
    receipt.received = facts.payments.due[payment]! as Day;
    receipt.settled = this.#settled[payment]! as Day;
    receipt.isLast = payment + 1 === facts.paymentsEnd(i);
    this.#settler.settle(receipt, facts, table);
  }

  #close(year: number, table: BaseTable): void {
    this.#books.close(this.#law.eras.at(this.#yearEnds[year]!), table.fixedFen);
  }

  #makeRoom(payments: number): void {
    if (this.#settled.length >= payments) return;
    this.#settled = new Int32Array(payments);
    this.#deal = new Int32Array(payments);
    this.#row = new Int32Array(payments);
    this.#items = new Int32Array(payments);
    this.#sorted = new Int32Array(payments);
  }
}
