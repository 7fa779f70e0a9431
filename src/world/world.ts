import type { Account, BudgetOfCode } from '../ledger/account.ts';
import { LEDGER_CHECKS } from '../ledger/checks.ts';
import type { Entry } from '../ledger/entry.ts';
import { Ledger } from '../ledger/ledger.ts';
import { QuotaBook } from '../quota/book.ts';
import { QUOTA_CHECKS } from '../quota/checks.ts';
import type { QuotaMove } from '../quota/move.ts';
import type { QuotaEvent } from '../quota/record.ts';
import type { Day } from '../units/day.ts';
import { invariant } from '../units/invariant.ts';
import type { Batch, FarmlandChange } from './batch.ts';
import { MisplacementMeter } from './misplacement.ts';
import { CITIES, type City } from './party.ts';
import { closePeriod, type Deltas, noDeltas, type State } from './state.ts';

/**
 * The world of one run: money, quota and farmland. `commit` is the only door; within a period
 * the kernels hold the figures, at its end one immutable {@link State} is made of them.
 */
export class World {
  readonly ledger: Ledger;
  readonly quota = new QuotaBook();
  readonly misplacement = new MisplacementMeter();
  readonly #committed = new Map<string, Committed>();
  readonly #history: State[];
  readonly #basicFarmlandM2 = new Map<City, number>();
  readonly #pledgedM2 = new Map<City, number>();
  readonly #designated = new Set<string>();
  #madeM2 = 0;
  #deltas: Deltas = noDeltas();

  constructor(
    budgetOfCode: BudgetOfCode,
    crossings: Iterable<string>,
    farmlandM2: Readonly<Record<City, number>>,
    start: Day,
    basicFarmlandM2: Readonly<Partial<Record<City, number>>> = {},
  ) {
    for (const city of CITIES) this.#basicFarmlandM2.set(city, basicFarmlandM2[city] ?? 0);
    this.ledger = new Ledger(budgetOfCode, crossings);
    this.ledger.onLeg((leg, entry) => {
      this.#moved(this.ledger.chart.account(leg.from), -leg.amountFen, entry.day);
      this.#moved(this.ledger.chart.account(leg.to), leg.amountFen, entry.day);
    });
    this.#history = [{ day: start, farmlandM2, treasuries: {} }];
  }

  /** The state at each period end so far; the first is the opening. */
  history(): readonly State[] {
    return this.#history;
  }

  /** Farmland of a city now, in m². */
  farmlandM2(city: City): number {
    const closed = this.#history.at(-1)!.farmlandM2[city];
    return closed + (this.#deltas.farmlandM2.get(city) ?? 0);
  }

  /** Permanent basic farmland of a city now, in m². */
  basicFarmlandM2(city: City): number {
    return this.#basicFarmlandM2.get(city)!;
  }

  /** Farmland of a city that awarded deals will take once they are signed, in m². */
  pledgedM2(city: City): number {
    return this.#pledgedM2.get(city) ?? 0;
  }

  /** Whether a parcel is basic farmland in the place of another, or carries a moved target. */
  isDesignated(parcel: string): boolean {
    return this.#designated.has(parcel);
  }

  /** Farmland made so far in all cities together, in m²: what was taken is not off it. */
  madeM2(): number {
    return this.#madeM2;
  }

  /** Every event that moved quota, in order. */
  *quotaEvents(): Generator<QuotaEvent> {
    for (const [id, { first, count }] of this.#committed) yield { id, first, count };
  }

  /**
   * Checks a batch whole, then applies it whole. The same batch id a second time changes nothing
   * and gives the first entry numbers back.
   *
   * @returns the journal numbers of the batch's entries
   * @throws InvariantError when the batch breaks an invariant; nothing is changed then
   */
  commit(batch: Batch): readonly number[] {
    const before = this.#committed.get(batch.id);
    if (before !== undefined) return before.numbers;
    this.ledger.check(...batch.entries);
    this.quota.check(batch.moves);
    checkDelivery(batch.entries, batch.moves);
    this.#checkFarmland(batch.farmland);
    const numbers = batch.entries.map((entry) => this.ledger.write(entry));
    const first = this.quota.moves().length;
    this.quota.write(batch.moves);
    for (const change of batch.farmland) {
      const { city, deltaM2, basicM2 = 0, pledgedM2 = 0, designated = [], released = [] } = change;
      for (const parcel of designated) this.#designated.add(parcel);
      for (const parcel of released) this.#designated.delete(parcel);
      this.#pledgedM2.set(city, this.pledgedM2(city) + pledgedM2);
      const changed = (this.#deltas.farmlandM2.get(city) ?? 0) + deltaM2;
      this.#deltas.farmlandM2.set(city, changed);
      this.#madeM2 += Math.max(0, deltaM2);
      this.#basicFarmlandM2.set(city, this.basicFarmlandM2(city) + basicM2);
    }
    this.#committed.set(batch.id, { numbers, first, count: batch.moves.length });
    return numbers;
  }

  /** Ends a period: seals the journal page and makes the state of that day. */
  close(day: Day): State {
    this.ledger.journal.seal(this.ledger.pathOf);
    const state = closePeriod(this.#history.at(-1)!, day, this.#deltas);
    this.#history.push(state);
    this.#deltas = noDeltas();
    return state;
  }

  /**
   * Runs every named check over the whole world.
   *
   * @throws InvariantError naming the check and its findings
   */
  verify(): void {
    for (const { name, problems } of LEDGER_CHECKS) {
      const found = problems(this.ledger);
      invariant(found.length === 0, name, () => ({ found }));
    }
    for (const { name, problems } of QUOTA_CHECKS) {
      const found = problems(this.quota);
      invariant(found.length === 0, name, () => ({ found }));
    }
  }

  #checkFarmland(changes: readonly FarmlandChange[]): void {
    const left = new Map<City, number>();
    const basic = new Map<City, number>();
    for (const { city, deltaM2, basicM2 = 0 } of changes) {
      const leftM2 = (left.get(city) ?? this.farmlandM2(city)) + deltaM2;
      invariant(Number.isSafeInteger(leftM2), 'world.farmland', () => ({ city, deltaM2 }));
      invariant(leftM2 >= 0, 'Q3.farmlandBelowZero', () => ({ city, deltaM2 }));
      left.set(city, leftM2);
      const kept = (basic.get(city) ?? this.basicFarmlandM2(city)) + basicM2;
      invariant(Number.isSafeInteger(kept), 'world.basicFarmland', () => ({ city, basicM2 }));
      basic.set(city, kept);
    }
  }

  #moved(account: Account, deltaFen: number, day: Day): void {
    if (account.treasury === null) return;
    this.misplacement.record(account, deltaFen, day);
    const owner =
      account.section === 'clearing' || account.section === 'escrow'
        ? account.section
        : account.owner!;
    let owners = this.#deltas.treasuries.get(account.treasury);
    if (owners === undefined) {
      owners = new Map();
      this.#deltas.treasuries.set(account.treasury, owners);
    }
    owners.set(owner, (owners.get(owner) ?? 0) + deltaFen);
  }
}

/** What a batch left: its journal numbers, and where its movements stand. */
interface Committed {
  readonly numbers: readonly number[];
  readonly first: number;
  readonly count: number;
}

/** Quota and its price move together or not at all: what hands over for a price is paid for. */
function checkDelivery(entries: readonly Entry[], moves: readonly QuotaMove[]): void {
  let pricedFen = 0;
  for (const move of moves) {
    if ('priceFen' in move) pricedFen += move.priceFen;
  }
  let paidFen = 0;
  for (const entry of entries) {
    if (entry.stage === 'quota') for (const leg of entry.legs) paidFen += leg.amountFen;
  }
  invariant(pricedFen === paidFen, 'quota.deliveryAgainstPayment', () => ({ pricedFen, paidFen }));
}
