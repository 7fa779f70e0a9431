import type { Fen } from '../units/fen.ts';
import { invariant } from '../units/invariant.ts';
import { type AccountId, type Budget, type BudgetOfCode, Chart } from './account.ts';
import type { Entry } from './entry.ts';
import { Journal, type JournalLeg } from './journal.ts';
import { Volumes } from './volumes.ts';

/** Stands for an account not in the chart yet; its volumes are zero. */
const UNOPENED = -1 as AccountId;

/** Told of every leg as it is posted: how misplaced money is measured without a second pass. */
export type LegListener = (leg: JournalLeg, entry: Entry) => void;

/** Told of every entry once it is posted, with what the journal does not keep of it. */
export type EntryListener = (number: number, entry: Entry) => void;

/**
 * Double entry: a chart, the volumes of every account and the journal they can be rebuilt from.
 * Entries are checked whole before anything is written.
 */
export class Ledger {
  readonly chart: Chart;
  readonly volumes = new Volumes();
  readonly journal = new Journal();
  readonly #crossings: ReadonlySet<string>;
  readonly #listeners: LegListener[] = [];
  readonly #entryListeners: EntryListener[] = [];

  /**
   * @param budgetOfCode the budget of each category code
   * @param crossings the rules that may move money between the fund and the general budget (M7)
   */
  constructor(budgetOfCode: BudgetOfCode, crossings: Iterable<string> = []) {
    this.chart = new Chart(budgetOfCode);
    this.#crossings = new Set(crossings);
  }

  onLeg(listener: LegListener): void {
    this.#listeners.push(listener);
  }

  onEntry(listener: EntryListener): void {
    this.#entryListeners.push(listener);
  }

  balanceFen(path: string): Fen {
    const id = this.chart.find(path);
    return id === undefined ? (0 as Fen) : this.volumes.balanceFen(id);
  }

  /**
   * Throws when entries may not be posted, each by itself or all together: nothing to post, an
   * amount that is not a positive number of fen, money to the account it comes from, a forbidden
   * move between budgets, or an account whose volume could leave the exact integers. Changes
   * nothing.
   *
   * @throws InvariantError
   */
  check(...entries: readonly Entry[]): void {
    let totalFen = 0;
    for (const entry of entries) {
      invariant(entry.legs.length > 0, 'M1.emptyEntry', () => ({ entry }));
      for (const leg of entry.legs) {
        const { amountFen } = leg;
        invariant(Number.isSafeInteger(amountFen) && amountFen > 0, 'M1.amount', () => ({ leg }));
        totalFen += amountFen;
      }
    }
    for (const { legs } of entries) {
      for (const leg of legs) {
        invariant(leg.from !== leg.to, 'M1.sameAccount', () => ({ leg }));
        invariant(leg.rule !== '', 'ledger.noRule', () => ({ leg }));
        // Every account is asked to take everything: simple, and never too little.
        const from = this.#budgetWithRoom(leg.from, totalFen);
        const to = this.#budgetWithRoom(leg.to, totalFen);
        const crosses = from !== null && to !== null && from !== to;
        invariant(!crosses || this.#crossings.has(leg.rule), 'M7.budgetsMix', () => ({ leg }));
      }
    }
  }

  /**
   * Checks an entry, posts it and returns its number.
   *
   * @throws InvariantError as {@link check}, before anything is changed
   */
  post(entry: Entry): number {
    this.check(entry);
    return this.write(entry);
  }

  /** Posts an entry that {@link check} has let pass, and returns its number. */
  write(entry: Entry): number {
    const legs: JournalLeg[] = [];
    for (const { from, to, amountFen, rule } of entry.legs) {
      legs.push({ from: this.chart.id(from), to: this.chart.id(to), amountFen, rule });
    }
    for (const leg of legs) {
      this.volumes.move(leg.from, leg.to, leg.amountFen);
      for (const listener of this.#listeners) listener(leg, entry);
    }
    const number = this.journal.append(entry, legs);
    for (const listener of this.#entryListeners) listener(number, entry);
    return number;
  }

  /** The budget of an account that is to take an amount on either side. */
  #budgetWithRoom(path: string, amountFen: number): Budget {
    const id = this.chart.find(path);
    const room = this.volumes.hasRoom(id ?? UNOPENED, amountFen);
    invariant(room, 'ledger.volume', () => ({ path, entryFen: amountFen }));
    return id === undefined ? this.chart.budget(path) : this.chart.account(id).budget;
  }

  readonly pathOf = (account: AccountId): string => this.chart.account(account).path;
}
