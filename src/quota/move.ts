import type { Day } from '../units/day.ts';
import type { Fen } from '../units/fen.ts';
import type { Lot } from './lot.ts';
import type { Vector } from './vector.ts';

/** The action column of the quota file. */
export type QuotaAction =
  | 'mint'
  | 'trade'
  | 'deposit'
  | 'withdraw'
  | 'reserve'
  | 'release'
  | 'writeOff'
  | 'freeze'
  | 'thaw'
  | 'expire';

interface MoveBase {
  readonly day: Day;
  readonly rule: string;
  /** The deal it serves, '' for none. */
  readonly deal: string;
}

/** A lot comes into being, in the hands of `holder`. */
export interface Mint extends MoveBase {
  readonly action: 'mint';
  readonly lot: Lot;
  readonly holder: string;
}

/** Part of a lot changes hands; `priceFen` is what the buyer pays for it in the same batch. */
export interface Handover extends MoveBase {
  readonly action: 'trade' | 'deposit' | 'withdraw';
  readonly lot: string;
  readonly from: string;
  readonly to: string;
  readonly amount: Vector;
  readonly priceFen: Fen;
}

/**
 * Part of a lot changes its state in its holder's hands: available → reserved (`reserve`), back
 * (`release`), reserved → used (`writeOff`), available → frozen (`freeze`), back (`thaw`),
 * available → expired (`expire`).
 */
export interface StateChange extends MoveBase {
  readonly action: 'reserve' | 'release' | 'writeOff' | 'freeze' | 'thaw' | 'expire';
  readonly lot: string;
  readonly holder: string;
  readonly amount: Vector;
}

export type QuotaMove = Mint | Handover | StateChange;
