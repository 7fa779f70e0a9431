import type { Day } from '../units/day.ts';
import type { Fen } from '../units/fen.ts';
import type { Ratio } from '../units/ratio.ts';
import type { QuotaBook } from './book.ts';
import type { QuotaLedger } from './lot.ts';
import type { QuotaMove } from './move.ts';
import type { Vector } from './vector.ts';

/** A deal that passed the quota gate, and what it takes. */
export interface Approval {
  readonly deal: string;
  readonly city: string;
  /** The day whose rules it is held against. */
  readonly awarded: Day;
  /** The day it passed the gate. */
  readonly day: Day;
  /** How many movements the book held before it. */
  readonly at: number;
  /** Whether its contract was signed, so that its quota is written off. */
  readonly signed: boolean;
  /** A linkage batch (增减挂钩): L3 in the place of L2 and L4. */
  readonly linkage: boolean;
  /** Whether the annual cap (以补定占) applies to it. */
  readonly capped: boolean;
  /** Whether paddy must be made good by paddy (占水田补水田). */
  readonly paddyForPaddy: boolean;
  readonly newAreaM2: number;
  readonly taken: Vector;
  readonly basicFarmlandM2: number;
  /** State approval to take basic farmland and what was designated in its place; else absent. */
  readonly basicReplacement?: {
    readonly document: string;
    readonly areaM2: number;
    readonly parcels: readonly string[];
  };
}

/** A total that was divided among the cities. */
export interface Allotment {
  readonly id: string;
  readonly totalM2: number;
  /** What nobody was given: unsold at an auction. */
  readonly leftM2: number;
  readonly parts: readonly {
    readonly city: string;
    readonly lot: string;
    readonly areaM2: number;
  }[];
}

/** What a party paid for quota, over the whole record. */
export interface Payment {
  readonly payer: string;
  readonly amountFen: Fen;
}

/** What happened at once: so many movements from the first on. */
export interface QuotaEvent {
  readonly id: string;
  readonly first: number;
  readonly count: number;
}

/** Lowest and highest price of an amount on a day; null: no limit. */
export interface PriceBand {
  readonly floorFen: number | null;
  readonly capFen: number | null;
}

/** The rules of the day that the invariants are held against. */
export interface QuotaLimits {
  band(ledger: QuotaLedger, amount: Vector, day: Day): PriceBand;
  /** Whether a city that failed its last assessment may export nothing. */
  exportGate(day: Day): boolean;
  /** Largest part of its replenishment a city may owe. */
  commitmentLimit(day: Day): Ratio;
}

/** Everything the invariants look at: the book, and what happened around it. */
export interface QuotaRecord {
  readonly start: Day;
  readonly book: Pick<
    QuotaBook,
    'lots' | 'lot' | 'moves' | 'holding' | 'total' | 'positionsOf' | 'assessments' | 'commitments'
  >;
  readonly approvals: readonly Approval[];
  readonly allotments: readonly Allotment[];
  readonly payments: readonly Payment[];
  readonly events: readonly QuotaEvent[];
  readonly limits: QuotaLimits;
}

/** A named invariant: the problems it finds in a record, none when all is well. */
export interface QuotaInvariant {
  readonly name: string;
  readonly problems: (record: QuotaRecord) => string[];
}

/** The day whose rules a movement is held against: that of its deal's award, or its own. */
export function ruleDays({ approvals }: QuotaRecord): (move: QuotaMove) => Day {
  const days = new Map(approvals.map(({ deal, awarded }) => [deal, awarded]));
  return (move) => days.get(move.deal) ?? move.day;
}
