import type { Day } from '../units/day.ts';
import type { Fen } from '../units/fen.ts';
import type { Lot } from './lot.ts';
import type { Vector } from './vector.ts';

interface MoveBase {
  readonly day: Day;
  readonly rule: string;
  /** The deal it serves, '' for none. */
  readonly deal: string;
}

/**
 * A lot comes into being, in the hands of `holder`; `priceFen` is what the holder pays for it in
 * the same batch (the cost of its project), nothing when absent.
 */
export interface Mint extends MoveBase {
  readonly action: 'mint';
  readonly lot: Lot;
  readonly holder: string;
  readonly priceFen?: Fen;
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

/**
 * A year's compensation for keeping `amount` of a protection target that came from `to` to
 * `from`: money in the same batch, and no quota.
 */
export interface Compensation extends MoveBase {
  readonly action: 'compensate';
  readonly lot: string;
  /** Who keeps the target and is paid. */
  readonly from: string;
  /** Who gave the target away and pays. */
  readonly to: string;
  readonly amount: Vector;
  readonly priceFen: Fen;
}

/** Replenishment that is promised instead of written off (承诺补充), to be made good by `due`. */
export interface Commitment extends MoveBase {
  readonly action: 'promise';
  readonly commitment: string;
  readonly holder: string;
  readonly amount: Vector;
  readonly due: Day;
  readonly guarantor: string;
}

/** Part of a commitment is made good, by write-offs in the same batch. */
export interface Fulfilment extends MoveBase {
  readonly action: 'fulfil';
  readonly commitment: string;
  readonly holder: string;
  readonly amount: Vector;
}

export type QuotaMove = Mint | Handover | StateChange | Compensation | Commitment | Fulfilment;

/** The action column of the quota file. */
export type QuotaAction = QuotaMove['action'];

/** What each change of state takes from and gives to, in its holder's hands. */
export const STEPS = {
  reserve: ['available', 'reserved'],
  release: ['reserved', 'available'],
  writeOff: ['reserved', 'used'],
  freeze: ['available', 'frozen'],
  thaw: ['frozen', 'available'],
  expire: ['available', 'expired'],
} as const satisfies Readonly<Record<StateChange['action'], readonly [string, string]>>;

export function isStateChange(move: QuotaMove): move is StateChange {
  switch (move.action) {
    case 'reserve':
    case 'release':
    case 'writeOff':
    case 'freeze':
    case 'thaw':
    case 'expire':
      return true;
    default:
      return false;
  }
}

export function isHandover(move: QuotaMove): move is Handover {
  return move.action === 'trade' || move.action === 'deposit' || move.action === 'withdraw';
}

/** The lot a move is about; null for a commitment, which is about none. */
export function lotIdOf(move: QuotaMove): string | null {
  if (move.action === 'mint') return move.lot.id;
  return 'lot' in move ? move.lot : null;
}
