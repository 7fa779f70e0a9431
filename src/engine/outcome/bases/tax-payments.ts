import type { Day } from '../../../units/day.ts';
import { partyRank } from '../../../world/party.ts';
import type { Policy } from '../../../world/policy.ts';
import type { RunInput } from '../../run-input.ts';
import { type BaseTable, TAX_KINDS } from '../base-table.ts';
import { FIGURE_AT } from '../money-figure.ts';
import { DayOrder } from './day-order.ts';
import type { FactTable } from './fact-table.ts';
import { addFigure } from './figures.ts';
import type { GateRows } from './gate-rows.ts';
import { type Law, SPLIT_TAXES } from './law.ts';

const HUNAN = partyRank('hunan');
const CENTRAL = partyRank('central');

/** What a deal pays besides its price, in this order where days are equal. */
const DEED = 0;
const STAMP = 1;
const FARMLAND = 2;
const RECLAMATION = 3;
const MOST_TAXES = 4;
/** Where the tax tables number each of the split ones. */
const KINDS: readonly number[] = SPLIT_TAXES.map((tax) => TAX_KINDS.indexOf(tax));

/** Pays the taxes and fees of the deals signed, as `planTax` before anything is shared. */
export class TaxPayments {
  readonly #law: Law;
  readonly #end: Day;
  readonly #fee: Policy['reclamationFee'];
  readonly #order: DayOrder;
  /** By payment: taxes of one deal stand side by side. */
  #day = new Int32Array(0);
  #amountFen = new Float64Array(0);
  #items = new Int32Array(0);
  #sorted = new Int32Array(0);

  constructor({ policy, start, end }: RunInput, law: Law) {
    this.#law = law;
    this.#end = end;
    this.#fee = policy.reclamationFee;
    this.#order = new DayOrder(start, end);
  }

  /** @param signed rows of the deals signed, in the order in which they are */
  payAll(
    signed: Int32Array,
    count: number,
    facts: FactTable,
    rows: GateRows,
    table: BaseTable,
  ): void {
    const due = this.#collect(signed, count, facts, rows);
    this.#order.sort(this.#items, due, this.#day, this.#sorted);
    for (let n = 0; n < due; n += 1) {
      const at = this.#sorted[n]!;
      const row = Math.floor(at / MOST_TAXES);
      this.#pay(at, row, facts.deals.land[signed[row]!]!, table);
    }
  }

  #collect(signed: Int32Array, count: number, facts: FactTable, rows: GateRows): number {
    const { deals, payments } = facts;
    this.#makeRoom(count * MOST_TAXES);
    let due = 0;
    const add = (at: number, day: number, amountFen: number) => {
      if (amountFen === 0 || day > this.#end) return;
      this.#day[at] = day;
      this.#amountFen[at] = amountFen;
      this.#items[due] = at;
      due += 1;
    };
    for (let n = 0; n < count; n += 1) {
      const i = signed[n]!;
      const at = n * MOST_TAXES;
      const farmlandDay = deals.farmlandDay[i]!;
      const lastPayment = facts.paymentsEnd(i) - 1;
      if (deals.deedTaxFen[i]! > 0)
        add(at + DEED, payments.due[lastPayment]!, deals.deedTaxFen[i]!);
      add(at + STAMP, deals.stampTaxDay[i]!, deals.stampTaxFen[i]!);
      add(at + FARMLAND, farmlandDay, deals.farmlandTaxFen[i]!);
      const inKind = deals.linkage[i] === 1 || rows.bought[i] === 1;
      const isDue = this.#fee === 'always' || (this.#fee === 'unlessBought' && !inKind);
      if (isDue) add(at + RECLAMATION, farmlandDay, deals.reclamationFeeFen[i]!);
    }
    return due;
  }

  #pay(at: number, row: number, land: number, { taxes, fixedFen }: BaseTable): void {
    const tax = at % MOST_TAXES;
    const amountFen = this.#amountFen[at]!;
    const credit = (party: number, partFen: number) => {
      addFigure(fixedFen, party, FIGURE_AT.taxesFen, partFen);
      addFigure(fixedFen, party, FIGURE_AT.finalPositionFen, partFen);
    };
    if (tax === RECLAMATION) {
      credit(land, amountFen);
      return;
    }
    const day = this.#day[at]! as Day;
    const levels = this.#law.taxLevels.at(this.#law.eras.at(day), tax);
    levels.divide(amountFen);
    const [cityFen, provinceFen, centralFen] = levels.partsFen;
    credit(HUNAN, provinceFen!);
    credit(CENTRAL, centralFen!);
    if (cityFen === 0) return;
    const next = taxes.next();
    taxes.deal[next] = row;
    taxes.kind[next] = KINDS[tax]!;
    taxes.day[next] = day;
    taxes.cityFen[next] = cityFen!;
  }

  #makeRoom(taxes: number): void {
    if (this.#day.length >= taxes) return;
    this.#day = new Int32Array(taxes);
    this.#amountFen = new Float64Array(taxes);
    this.#items = new Int32Array(taxes);
    this.#sorted = new Int32Array(taxes);
  }
}
