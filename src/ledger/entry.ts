import type { Day } from '../units/day.ts';
import type { Fen } from '../units/fen.ts';
import type { WhyThunk } from './why.ts';
import { givenBack } from './why-terms.ts';

/** The stage column of the ledger file. */
export type Stage = 'listing' | 'collection' | 'settlement' | 'transfer' | 'quota' | 'tax';

/**
 * One movement of money: a positive amount from one account to another under one rule. It is two
 * postings of equal size, so an entry that does not balance cannot be written down.
 */
export interface Leg {
  readonly from: string;
  readonly to: string;
  readonly amountFen: Fen;
  readonly rule: string;
  /** How the amount came about; called only by who wants it explained, kept by no journal. */
  readonly why?: WhyThunk;
}

/** What happened at one moment for one reason: legs that stand or fall together. */
export interface Entry {
  readonly day: Day;
  readonly stage: Stage;
  /** The deal's id, or '' for what belongs to no single deal. */
  readonly deal: string;
  readonly memo: string;
  readonly legs: readonly Leg[];
}

/**
 * A leg, or none when there is nothing to move; a negative amount moves the other way.
 *
 * @param why how `amountFen`, sign and all, came about
 */
export function leg(from: string, to: string, amountFen: Fen, rule: string, why?: WhyThunk): Leg[] {
  if (amountFen === 0) return [];
  if (amountFen > 0) {
    return [why === undefined ? { from, to, amountFen, rule } : { from, to, amountFen, rule, why }];
  }
  const back = { from: to, to: from, amountFen: -amountFen as Fen, rule };
  return [why === undefined ? back : { ...back, why: () => givenBack(why()) }];
}
