import type { Fen } from '../units/fen.ts';
import { invariant } from '../units/invariant.ts';
import { type AccountId, type BudgetOfCode, Chart } from './account.ts';
import type { Entry, Leg } from './entry.ts';
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
   * Throws when the entry may not be posted: nothing to post, an amount that is not a positive
   * number of fen, money to the account it comes from, a forbidden move between budgets, or an
   * account whose volume could leave the exact integers. Changes nothing.
   *
   * @throws InvariantError
   */
  check(entry: Entry): void {
    invariant(entry.legs.length > 0, 'M1.emptyEntry', () => ({ entry }));
    for (const leg of entry.legs) {
      invariant(Number.isSafeInteger(leg.amountFen) && leg.amountFen > 0, 'M1.amount', () => ({
        leg,
      }));
      invariant(leg.from !== leg.to, 'M1.sameAccount', () => ({ leg }));
      invariant(leg.rule !== '', 'ledger.noRule', () => ({ leg }));
      const from = this.chart.budget(leg.from);
      const to = this.chart.budget(leg.to);
      const crosses = from !== null && to !== null && from !== to;
      invariant(!crosses || this.#crossings.has(leg.rule), 'M7.budgetsMix', () => ({ leg }));
    }
    this.#checkRoom(entry.legs);
  }

  /**
   * Checks an entry, posts it and returns its number.
   *
   * @throws InvariantError as {@link check}, before anything is changed
   */
  post(entry: Entry): number {
    this.check(entry);
    const legs = entry.legs.map((leg) => ({
      from: this.chart.id(leg.from),
      to: this.chart.id(leg.to),
      amountFen: leg.amountFen,
      rule: leg.rule,
    }));
    for (const leg of legs) {
      this.volumes.move(leg.from, leg.to, leg.amountFen);
      for (const listener of this.#listeners) listener(leg, entry);
    }
    const number = this.journal.append(entry, legs);
    for (const listener of this.#entryListeners) listener(number, entry);
    return number;
  }

  // Every account is asked to take the whole entry: simple, and never too little.
  #checkRoom(legs: readonly Leg[]): void {
    const entryFen = legs.reduce((sum, leg) => sum + leg.amountFen, 0);
    for (const leg of legs) {
      for (const path of [leg.from, leg.to]) {
        const room = this.volumes.hasRoom(this.chart.find(path) ?? UNOPENED, entryFen);
        invariant(room, 'ledger.volume', () => ({ path, entryFen }));
      }
    }
  }

  readonly pathOf = (account: AccountId): string => this.chart.account(account).path;
}
