import type { Day } from '../../../units/day.ts';
import { CITIES, partyRank } from '../../../world/party.ts';
import type { RunInput } from '../../run-input.ts';
import type { BaseTable } from '../base-table.ts';
import { hasSafeSums } from '../safe-sums.ts';
import { DayOrder } from './day-order.ts';
import type { FactTable } from './fact-table.ts';
import { checkFigures } from './figures.ts';
import { GateRows } from './gate-rows.ts';
import { GateWalk } from './gate-walk.ts';
import type { Law } from './law.ts';
import { reach } from './left-to-reference.ts';
import { QuotaGate } from './quota-gate.ts';
import { planQuota, type QuotaPlan } from './quota-plan.ts';
import { Settlement } from './settlement.ts';
import { TaxPayments } from './tax-payments.ts';

const CITY_RANKS = CITIES.map(partyRank);
const CITY_COUNT: number = CITIES.length;

/**
 * From deals to what there is to share: listing and its gate, payments, costs, earmarks, taxes and
 * the close of every year. Compiled once for a scenario; every set of deals fills a table.
 */
export class BasePlan {
  readonly #end: Day;
  readonly #plan: QuotaPlan;
  readonly #gate: QuotaGate;
  readonly #gateRows = new GateRows();
  readonly #settlement: Settlement;
  readonly #taxes: TaxPayments;
  readonly #order: DayOrder;
  #items = new Int32Array(0);
  #listed = new Int32Array(0);
  #signed = new Int32Array(0);

  /** @throws RuleGapError, LeftToReference where the law or the books cannot be compiled */
  constructor(input: RunInput, law: Law) {
    const { start, end } = input;
    this.#end = end;
    this.#plan = planQuota(input);
    this.#gate = new QuotaGate(input, law, this.#plan);
    this.#settlement = new Settlement(input, law);
    this.#taxes = new TaxPayments(input, law);
    this.#order = new DayOrder(start, end);
  }

  /** Fills a table with what comes of the deals. */
  fill(facts: FactTable, table: BaseTable): void {
    this.settle(this.list(facts, table), facts, table);
  }

  /**
   * Listing and its gate: empties the table and enters the deals that are signed.
   *
   * @returns how many they are
   */
  list(facts: FactTable, table: BaseTable): number {
    table.clear();
    this.#makeRoom(facts.deals.count);
    const listed = this.#upToEnd(facts.deals.listed, facts.deals.count);
    this.#order.sort(this.#items, listed, facts.deals.listed, this.#listed);
    const walk = new GateWalk(this.#gate, this.#plan, facts, this.#gateRows);
    walk.listAll(this.#listed, listed, table);
    const signed = this.#passed(listed, facts);
    this.#order.sort(this.#items, signed, facts.deals.signed, this.#signed);
    for (let n = 0; n < signed; n += 1) this.#enter(this.#signed[n]!, facts, table);
    return signed;
  }

  /** Collection and settlement of the deals that {@link list} has entered. */
  settle(signed: number, facts: FactTable, table: BaseTable): void {
    this.#settlement.settleAll(this.#signed, signed, facts, table);
    this.#taxes.payAll(this.#signed, signed, facts, this.#gateRows, table);
    checkFigures(table.fixedFen);
    reach(hasSafeSums(table), 'sums close to the largest exact one');
  }

  /** Deals, in canonical order, of which something happens before the run ends. */
  #upToEnd(days: Int32Array, count: number): number {
    let kept = 0;
    for (let i = 0; i < count; i += 1) {
      if (days[i]! > this.#end) continue;
      this.#items[kept] = i;
      kept += 1;
    }
    return kept;
  }

  /** Deals that are signed before the run ends, in the order they were listed. */
  #passed(listed: number, { deals }: FactTable): number {
    let signed = 0;
    for (let n = 0; n < listed; n += 1) {
      const i = this.#listed[n]!;
      if (this.#gateRows.passed[i] === 0 || deals.signed[i]! > this.#end) continue;
      this.#items[signed] = i;
      signed += 1;
    }
    return signed;
  }

  /** Who plays which part, as `castOf`. */
  #enter(i: number, { deals: facts }: FactTable, { deals, suppliers }: BaseTable): void {
    const at = deals.next();
    const land = facts.land[i]!;
    deals.land[at] = land;
    deals.listing[at] = facts.listing[i]!;
    deals.collecting[at] = facts.collecting[i]!;
    deals.partner[at] = facts.partner[i]!;
    deals.collector[at] = facts.collector[i]!;
    deals.outside[at] = 0;
    deals.signed[at] = facts.signed[i]!;
    deals.suppliersFrom[at] = suppliers.count;
    let quota = land;
    let mostM2 = 0;
    for (let city = 0; city < CITY_COUNT; city += 1) {
      const areaM2 = this.#gateRows.suppliedM2[i * CITY_COUNT + city]!;
      if (areaM2 === 0) continue;
      const isOwn = city === facts.city[i];
      const next = suppliers.next();
      suppliers.party[next] = isOwn ? land : CITY_RANKS[city]!;
      suppliers.areaM2[next] = areaM2;
      if (isOwn || areaM2 <= mostM2) continue;
      mostM2 = areaM2;
      quota = CITY_RANKS[city]!;
    }
    deals.quota[at] = quota;
    const { listing, collecting } = facts;
    deals.crossRegion[at] = Number(listing[i] !== land || collecting[i] !== land || quota !== land);
  }

  #makeRoom(deals: number): void {
    if (this.#items.length >= deals) return;
    this.#items = new Int32Array(deals);
    this.#listed = new Int32Array(deals);
    this.#signed = new Int32Array(deals);
  }
}
