import { isCapped } from '../../../stages/1-listing/gate-terms.ts';
import type { Day } from '../../../units/day.ts';
import { invariant } from '../../../units/invariant.ts';
import { CITIES, partyRank } from '../../../world/party.ts';
import { GATE_BY_LAW, type GatePolicy } from '../../../world/policy.ts';
import type { RunInput } from '../../run-input.ts';
import type { BaseTable } from '../base-table.ts';
import { FIGURE_AT, FIGURE_COUNT } from '../money-figure.ts';
import { BasicGate } from './basic-gate.ts';
import type { FactRows } from './fact-rows.ts';
import type { FactTable } from './fact-table.ts';
import type { GateRows } from './gate-rows.ts';
import type { Law } from './law.ts';
import { LotSearch } from './lot-search.ts';
import { HOLDERS, LEDGER, type QuotaPlan } from './quota-plan.ts';
import { QuotaPrices } from './quota-prices.ts';
import { QuotaSources } from './quota-sources.ts';
import { QuotaState } from './quota-state.ts';

const CITY_COUNT: number = CITIES.length;
const CITY_RANKS = CITIES.map(partyRank);
const HUNAN = partyRank('hunan');
const CAPPED = 1;
const UNCAPPED = 2;

/**
 * The quota gate of a run, as `askQuotaGate`: what a deal needs of each ledger is looked for with
 * the holders that may give it, and drawn only where all of it is found.
 */
export class QuotaGate {
  readonly state: QuotaState;
  readonly #law: Law;
  readonly #plan: QuotaPlan;
  readonly #gate: GatePolicy;
  readonly #prices: QuotaPrices;
  readonly #sources: QuotaSources;
  readonly #search: LotSearch;
  readonly #basic: BasicGate;
  /** By day: whether the annual cap applies to what is awarded on it; 0 not known yet. */
  readonly #capped: Uint8Array;

  constructor({ policy }: RunInput, law: Law, plan: QuotaPlan) {
    const { gate = GATE_BY_LAW, booking = 'off' } = policy.quota;
    this.#law = law;
    this.#plan = plan;
    this.#gate = gate;
    this.#prices = new QuotaPrices(policy, law);
    this.#sources = new QuotaSources(policy);
    this.state = new QuotaState(plan, booking);
    this.#capped = new Uint8Array(law.days.last - law.days.first + 1);
    this.#search = new LotSearch(plan, this.state, gate);
    this.#basic = new BasicGate(law, this.state);
  }

  /** Before the first day. */
  open(): void {
    this.state.open();
    this.#basic.open();
  }

  /** Lets a deal pass and draws what it needs, or leaves everything as it was. */
  ask(i: number, facts: FactTable, rows: GateRows, table: BaseTable): boolean {
    const { deals } = facts;
    const city = deals.city[i]!;
    const takenM2 = deals.takenM2[i]!;
    const { farmlandM2, pledgedM2, targetM2 } = this.state;
    const leftM2 = farmlandM2[city]! - pledgedM2[city]! - takenM2;
    if (takenM2 > 0 && leftM2 < targetM2[city]!) return false;
    const takesBasic = deals.basicM2[i]! > 0;
    if (takesBasic && !this.#basic.lets(i, facts)) return false;
    this.#search.draws.count = 0;
    if (!this.#findsAll(i, deals)) return false;
    for (let n = 0; n < this.#search.draws.count; n += 1) this.#draw(n, i, city, rows, table);
    pledgedM2[city]! += takenM2;
    if (takesBasic) this.#basic.pass(i, facts);
    return true;
  }

  #findsAll(i: number, deals: FactRows): boolean {
    const newM2 = deals.newM2[i]!;
    const takenM2 = deals.takenM2[i]!;
    const paddyM2 = this.#gate.paddyForPaddy ? deals.paddyM2[i]! : 0;
    const kg = deals.capacityKg[i]!;
    const linkedM2 = Math.max(newM2, takenM2);
    const capped = this.#isCapped(deals.awarded[i]! as Day);
    return (
      this.#finds(LEDGER.L1, newM2, 0, 0, i, deals) &&
      (deals.linkage[i] === 1
        ? this.#finds(LEDGER.L3, linkedM2, paddyM2, kg, i, deals)
        : this.#finds(LEDGER.L2, newM2, 0, 0, i, deals) &&
          this.#finds(LEDGER.L4, takenM2, paddyM2, kg, i, deals)) &&
      (!capped || this.#finds(LEDGER.L7, takenM2, 0, 0, i, deals))
    );
  }

  /** As `isCapped`; every day is looked up once. */
  #isCapped(awarded: Day): boolean {
    const { rules, days } = this.#law;
    const at = awarded - days.first;
    this.#capped[at] ||= isCapped(this.#gate, rules, awarded) ? CAPPED : UNCAPPED;
    return this.#capped[at] === CAPPED;
  }

  /** As `findSupply`, with the price band of what would be bought. */
  #finds(ledger: number, m2: number, paddyM2: number, kg: number, i: number, deals: FactRows) {
    const search = this.#search;
    search.seek(m2, paddyM2, kg);
    if (search.isFound()) return true;
    const city = deals.city[i]!;
    const era = this.#law.eras.at(deals.awarded[i]! as Day);
    const first = search.draws.count;
    const sources = this.#sources.of(ledger, city, deals.source[i]!);
    for (let n = 0; n < sources.length && !search.isFound(); n += 1) {
      const holder = sources[n]!;
      if (holder !== city && this.#exportsNothing(holder, era)) continue;
      search.lookWith(holder, ledger, holder === city, deals.grade[i]!);
    }
    return search.isFound() && !this.#isOutsideBand(ledger, city, first, era);
  }

  /** As `exportsNothing`. */
  #exportsNothing(holder: number, era: number): boolean {
    if (holder >= CITY_COUNT || !this.#law.exportGate.at(era)) return false;
    const { farmlandM2, targetM2, headroomM2 } = this.state;
    return farmlandM2[holder]! < targetM2[holder]! || headroomM2[holder]! < 0;
  }

  #isOutsideBand(ledger: number, city: number, first: number, era: number): boolean {
    const { count, lot, holder, areaM2, paddyM2, capacityKg } = this.#search.draws;
    let [m2, paddy, kg] = [0, 0, 0];
    for (let n = first; n < count; n += 1) {
      if (holder[n] === city) continue;
      const cell = this.#plan.lots[lot[n]!]!.lot.whole ? lot[n]! * HOLDERS + holder[n]! : -1;
      m2 += cell < 0 ? areaM2[n]! : this.state.areaM2[cell]!;
      paddy += cell < 0 ? paddyM2[n]! : this.state.paddyM2[cell]!;
      kg += cell < 0 ? capacityKg[n]! : this.state.capacityKg[cell]!;
    }
    return this.#prices.isOutside(ledger, era, m2, paddy, kg);
  }

  /** As `takeOver` and the reservation that follows. */
  #draw(n: number, i: number, city: number, rows: GateRows, table: BaseTable): void {
    const { lot, holder: from, areaM2, paddyM2, capacityKg } = this.#search.draws;
    const holder = from[n]!;
    const { ledger, home } = this.#plan.lots[lot[n]!]!;
    const seller = holder < CITY_COUNT ? holder : home;
    const isShared = ledger === LEDGER.L2 || ledger === LEDGER.L3 || ledger === LEDGER.L4;
    if (isShared && seller >= 0) rows.suppliedM2[i * CITY_COUNT + seller]! += areaM2[n]!;
    if (holder !== city) this.#buy(n, i, city, seller, rows, table);
    const cell = lot[n]! * HOLDERS + city;
    const { state } = this;
    state.areaM2[cell]! -= areaM2[n]!;
    state.paddyM2[cell]! -= paddyM2[n]!;
    state.capacityKg[cell]! -= capacityKg[n]!;
    const isLeft =
      state.areaM2[cell]! >= 0 && state.paddyM2[cell]! >= 0 && state.capacityKg[cell]! >= 0;
    invariant(isLeft, 'Q2.belowZero', () => ({ lot: this.#plan.lots[lot[n]!]!.lot.id }));
  }

  /** Hands over for money what a deal draws on: all that is left of a lot that sells whole. */
  #buy(n: number, i: number, city: number, seller: number, rows: GateRows, table: BaseTable): void {
    const { lot: lots, holder, areaM2, paddyM2, capacityKg } = this.#search.draws;
    const { ledger, lot } = this.#plan.lots[lots[n]!]!;
    const { state } = this;
    const there = lots[n]! * HOLDERS + holder[n]!;
    const here = lots[n]! * HOLDERS + city;
    const m2 = lot.whole ? state.areaM2[there]! : areaM2[n]!;
    const paddy = lot.whole ? state.paddyM2[there]! : paddyM2[n]!;
    const kg = lot.whole ? state.capacityKg[there]! : capacityKg[n]!;
    state.areaM2[there]! -= m2;
    state.paddyM2[there]! -= paddy;
    state.capacityKg[there]! -= kg;
    state.areaM2[here]! += m2;
    state.paddyM2[here]! += paddy;
    state.capacityKg[here]! += kg;
    if (ledger === LEDGER.L4) {
      rows.bought[i] = 1;
      state.book(city, holder[n]!, m2);
    }
    const priceFen = this.#prices.priceFen(ledger, m2, paddy, kg);
    const { fixedFen } = table;
    const buyer = CITY_RANKS[city]! * FIGURE_COUNT;
    const paid = (seller < 0 ? HUNAN : CITY_RANKS[seller]!) * FIGURE_COUNT;
    fixedFen[buyer + FIGURE_AT.quotaPaidFen]! += priceFen;
    fixedFen[buyer + FIGURE_AT.finalPositionFen]! -= priceFen;
    fixedFen[paid + FIGURE_AT.quotaReceivedFen]! += priceFen;
    fixedFen[paid + FIGURE_AT.finalPositionFen]! += priceFen;
  }
}
