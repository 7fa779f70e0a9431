import type { Day } from '../../../units/day.ts';
import type { BaseTable } from '../base-table.ts';
import type { FactTable } from './fact-table.ts';
import type { GateRows } from './gate-rows.ts';
import type { QuotaGate } from './quota-gate.ts';
import type { QuotaPlan } from './quota-plan.ts';

/** Lets the world go on day by day while deals come to the gate: quota comes and lapses, too. */
export class GateWalk {
  readonly #gate: QuotaGate;
  readonly #plan: QuotaPlan;
  readonly #facts: FactTable;
  readonly #rows: GateRows;
  #step = 0;
  /** Deals are signed in canonical order. */
  #signed = 0;

  constructor(gate: QuotaGate, plan: QuotaPlan, facts: FactTable, rows: GateRows) {
    this.#gate = gate;
    this.#plan = plan;
    this.#facts = facts;
    this.#rows = rows;
    gate.open();
    rows.clear(facts.deals.count);
  }

  /** Takes the deals in the order in which they are listed. */
  listAll(order: Int32Array, count: number, table: BaseTable): void {
    const { deals } = this.#facts;
    for (let n = 0; n < count; n += 1) {
      const i = order[n]!;
      this.#goOnTo(deals.listed[i]! as Day);
      const passes = deals.isSound[i] === 1 && this.#gate.ask(i, this.#facts, this.#rows, table);
      this.#rows.passed[i] = Number(passes);
      if (!passes) table.refusedDeals += 1;
    }
  }

  /** Everything that comes before the listings of a day. */
  #goOnTo(day: Day): void {
    const { steps } = this.#plan;
    for (; this.#step < steps.length; this.#step += 1) {
      const step = steps[this.#step]!;
      const isBefore = step.kind === 'mint' || step.kind === 'open';
      if (step.day > day || (step.day === day && !isBefore)) break;
      this.#signUpTo(isBefore ? step.day - 1 : step.day);
      this.#gate.state.take(step);
    }
    this.#signUpTo(day - 1);
  }

  /** Farmland that was spoken for is taken when its deal is signed. */
  #signUpTo(day: number): void {
    const { deals } = this.#facts;
    const { farmlandM2, pledgedM2 } = this.#gate.state;
    for (; this.#signed < deals.count; this.#signed += 1) {
      const i = this.#signed;
      if (deals.signed[i]! > day) return;
      if (this.#rows.passed[i] === 0) continue;
      farmlandM2[deals.city[i]!]! -= deals.takenM2[i]!;
      pledgedM2[deals.city[i]!]! -= deals.takenM2[i]!;
    }
  }
}
