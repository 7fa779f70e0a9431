import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Day } from '../units/day.ts';
import { type Fen, fen } from '../units/fen.ts';
import { invariant } from '../units/invariant.ts';
import type { AccountId } from './account.ts';
import { intColumn, moneyColumn } from './column.ts';
import type { Stage } from './entry.ts';
import { Interner } from './interner.ts';

/** One leg as it stands in the journal. */
export interface JournalLeg {
  readonly from: AccountId;
  readonly to: AccountId;
  readonly amountFen: Fen;
  readonly rule: string;
}

/** One entry as it stands in the journal; numbers count from 1. */
export interface JournalEntry {
  readonly number: number;
  readonly day: Day;
  readonly stage: Stage;
  readonly deal: string;
  readonly memo: string;
  readonly legs: readonly JournalLeg[];
}

/** A page of the chain: the entries up to `lastEntry`, hashed onto the page before. */
export interface Seal {
  readonly lastEntry: number;
  readonly hash: string;
}

/** Where a page starts: what the pages before it cover, and the last of their hashes. */
interface PageStart {
  readonly entries: number;
  /** Largest text and account numbers that occurred so far; −1: none. */
  readonly texts: number;
  readonly accounts: number;
  readonly hash: string;
}

interface Page {
  readonly hash: string;
  readonly end: PageStart;
}

const FIRST_PAGE: PageStart = { entries: 0, texts: -1, accounts: -1, hash: '0'.repeat(64) };

/**
 * The append-only journal: columns of numbers (20 bytes per leg), sealed in pages whose SHA-256
 * covers the page before, so that no entry can be changed, dropped or put in between unnoticed.
 */
export class Journal {
  readonly #texts = new Interner();
  readonly #from = intColumn();
  readonly #to = intColumn();
  readonly #amount = moneyColumn();
  readonly #rule = intColumn();
  readonly #day = intColumn();
  readonly #stage = intColumn();
  readonly #deal = intColumn();
  readonly #memo = intColumn();
  readonly #firstLeg = intColumn();
  readonly #seals: Seal[] = [];
  #sealed = FIRST_PAGE;

  /** How many entries there are. */
  get length(): number {
    return this.#day.length;
  }

  get legCount(): number {
    return this.#from.length;
  }

  append(entry: Omit<JournalEntry, 'number' | 'legs'>, legs: readonly JournalLeg[]): number {
    this.#firstLeg.push(this.#from.length);
    for (const leg of legs) {
      this.#from.push(leg.from);
      this.#to.push(leg.to);
      this.#amount.push(leg.amountFen);
      this.#rule.push(this.#texts.id(leg.rule));
    }
    this.#day.push(entry.day);
    this.#stage.push(this.#texts.id(entry.stage));
    this.#deal.push(this.#texts.id(entry.deal));
    this.#memo.push(this.#texts.id(entry.memo));
    return this.length;
  }

  /** @throws InvariantError when there is no such entry. */
  entry(number: number): JournalEntry {
    const index = number - 1;
    const known = Number.isInteger(index) && index >= 0 && index < this.length;
    invariant(known, 'ledger.noEntry', () => ({ number }));
    const legs: JournalLeg[] = [];
    const end = number < this.length ? this.#firstLeg.get(number) : this.legCount;
    for (let i = this.#firstLeg.get(index); i < end; i += 1) {
      legs.push({
        from: this.#from.get(i) as AccountId,
        to: this.#to.get(i) as AccountId,
        amountFen: fen(this.#amount.get(i)),
        rule: this.#texts.text(this.#rule.get(i)),
      });
    }
    return {
      number,
      day: this.#day.get(index) as Day,
      stage: this.#texts.text(this.#stage.get(index)) as Stage,
      deal: this.#texts.text(this.#deal.get(index)),
      memo: this.#texts.text(this.#memo.get(index)),
      legs,
    };
  }

  *entries(): Generator<JournalEntry> {
    for (let number = 1; number <= this.length; number += 1) yield this.entry(number);
  }

  /** Gives every leg in order to a visitor; no object is made of it. */
  eachLeg(visit: (from: AccountId, to: AccountId, amountFen: Fen) => void): void {
    for (let i = 0; i < this.legCount; i += 1) {
      visit(this.#from.get(i) as AccountId, this.#to.get(i) as AccountId, fen(this.#amount.get(i)));
    }
  }

  /** The first and the last day each rule moved money on, in order of first use. */
  daysOfRules(): Map<string, { readonly first: Day; readonly last: Day }> {
    const days = new Map<number, { first: Day; last: Day }>();
    for (let index = 0; index < this.length; index += 1) {
      const day = this.#day.get(index) as Day;
      const end = index + 1 < this.length ? this.#firstLeg.get(index + 1) : this.legCount;
      for (let i = this.#firstLeg.get(index); i < end; i += 1) {
        const rule = this.#rule.get(i);
        const known = days.get(rule);
        if (known === undefined) days.set(rule, { first: day, last: day });
        else if (day < known.first) known.first = day;
        else if (day > known.last) known.last = day;
      }
    }
    return new Map([...days].map(([rule, span]) => [this.#texts.text(rule), span]));
  }

  /** Closes a page over everything appended since the last seal. */
  seal(pathOf: (account: AccountId) => string): Seal {
    const { hash, end } = this.#page(this.#sealed, this.length, pathOf);
    const seal = { lastEntry: this.length, hash };
    this.#seals.push(seal);
    this.#sealed = end;
    return seal;
  }

  seals(): readonly Seal[] {
    return this.#seals;
  }

  /** The first seal that does not fit its entries, or null when the chain holds. */
  brokenSeal(pathOf: (account: AccountId) => string, seals = this.seals()): Seal | null {
    let from = FIRST_PAGE;
    for (const seal of seals) {
      if (seal.lastEntry > this.length || seal.lastEntry < from.entries) return seal;
      const { hash, end } = this.#page(from, seal.lastEntry, pathOf);
      if (hash !== seal.hash) return seal;
      from = end;
    }
    return null;
  }

  /**
   * Hashes the entries from a page's start up to `lastEntry`: the hash before, the texts and
   * paths that occur for the first time, then the columns. A number means the same text or path
   * on every page because numbers are given out once, in order of first use.
   */
  #page(from: PageStart, lastEntry: number, pathOf: (account: AccountId) => string): Page {
    const first = from.entries;
    const firstLeg = first < this.length ? this.#firstLeg.get(first) : this.legCount;
    const endLeg = lastEntry < this.length ? this.#firstLeg.get(lastEntry) : this.legCount;
    const heads = [this.#stage, this.#deal, this.#memo];
    const texts = this.#rule.largest(
      firstLeg,
      endLeg,
      heads.reduce((most, column) => column.largest(first, lastEntry, most), from.texts),
    );
    const ends = [this.#from, this.#to];
    const accounts = ends.reduce((most, c) => c.largest(firstLeg, endLeg, most), from.accounts);
    const dictionary = [
      range(from.texts + 1, texts).map((id) => this.#texts.text(id)),
      range(from.accounts + 1, accounts).map((id) => pathOf(id as AccountId)),
    ];
    const head = JSON.stringify([from.hash, first + 1, lastEntry, ...dictionary]);
    const hash = sha256.create().update(utf8ToBytes(head));
    for (const column of [this.#day, ...heads, this.#firstLeg]) {
      hash.update(column.bytes(first, lastEntry));
    }
    for (const column of [...ends, this.#rule, this.#amount]) {
      hash.update(column.bytes(firstLeg, endLeg));
    }
    const digest = bytesToHex(hash.digest());
    return { hash: digest, end: { entries: lastEntry, texts, accounts, hash: digest } };
  }
}

/** Numbers from `first` to `last`, both included. */
function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
