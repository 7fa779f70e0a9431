import type { Label } from '../../rules/rule.ts';
import type { Day } from '../../units/day.ts';

/** The formats other accounting programs read. */
export const BOOK_FORMATS = ['beancount', 'hledger', 'ledger'] as const;
export type BookFormat = (typeof BOOK_FORMATS)[number];

/**
 * What is counted: `CNY` with two decimals, kept as fen; or one dimension of one quota ledger,
 * `L4-PADDY`, in whole units of `unit`.
 */
export interface Commodity {
  readonly name: string;
  readonly decimals: 0 | 2;
  /** `M2` or `KG`; null for money, which is its own unit. */
  readonly unit: 'M2' | 'KG' | null;
  readonly label: Label;
}

/** The lot or the commitment that some quota belongs to, with the day it came into being. */
export interface BookLot {
  readonly id: string;
  readonly day: Day;
}

/** One line of an entry: `quantity` in fen or whole units, more (+) or less (−). */
export interface BookPosting {
  readonly account: string;
  readonly quantity: number;
  readonly commodity: Commodity;
  readonly lot: BookLot | null;
}

/** One entry; per commodity its postings sum to 0. */
export interface BookEntry {
  readonly day: Day;
  /** `1`, `2` … as in `ledger.csv`, `Q1`, `Q2` … as the movements in `quota.csv`. */
  readonly code: string;
  /** The deal, or what else the entry is about. */
  readonly payee: string;
  readonly text: string;
  readonly tags: readonly (readonly [name: string, value: string])[];
  readonly postings: readonly BookPosting[];
}

/** An account with the name people read. */
export interface BookAccount {
  readonly name: string;
  readonly label: string;
}

/** What the engine says an account holds after everything, for the other program to confirm. */
export interface BookBalance {
  readonly account: string;
  readonly commodity: Commodity;
  readonly quantity: number;
}

/** A run as books that need nothing but their own text. */
export interface Books {
  readonly title: string;
  /** Day of the first entry, on which all accounts are opened. */
  readonly opens: Day;
  /** The day after the last entry, on which all balances are confirmed. */
  readonly closes: Day;
  readonly accounts: readonly BookAccount[];
  readonly commodities: readonly Commodity[];
  readonly entries: readonly BookEntry[];
  readonly balances: readonly BookBalance[];
}
