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

const GENESIS = '0'.repeat(64);

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

  /** Closes a page over everything appended since the last seal. */
  seal(pathOf: (account: AccountId) => string): Seal {
    const previous = this.#seals.at(-1);
    const seal = {
      lastEntry: this.length,
      hash: this.#hash((previous?.lastEntry ?? 0) + 1, this.length, previous?.hash, pathOf),
    };
    this.#seals.push(seal);
    return seal;
  }

  seals(): readonly Seal[] {
    return this.#seals;
  }

  /** The first seal that does not fit its entries, or null when the chain holds. */
  brokenSeal(pathOf: (account: AccountId) => string, seals = this.seals()): Seal | null {
    let first = 1;
    let previous: string | undefined;
    for (const seal of seals) {
      if (seal.lastEntry > this.length) return seal;
      if (this.#hash(first, seal.lastEntry, previous, pathOf) !== seal.hash) return seal;
      first = seal.lastEntry + 1;
      previous = seal.hash;
    }
    return null;
  }

  #hash(
    first: number,
    last: number,
    previous: string | undefined,
    pathOf: (account: AccountId) => string,
  ): string {
    const hash = sha256.create().update(utf8ToBytes(previous ?? GENESIS));
    for (let number = first; number <= last; number += 1) {
      const { day, stage, deal, memo, legs } = this.entry(number);
      // JSON quotes every text, so that no two different entries give the same bytes.
      const lines = legs.map((leg) => [pathOf(leg.from), pathOf(leg.to), leg.amountFen, leg.rule]);
      hash.update(utf8ToBytes(`${JSON.stringify([number, day, stage, deal, memo, lines])}\n`));
    }
    return bytesToHex(hash.digest());
  }
}
