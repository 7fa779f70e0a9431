import type { Assessment } from '../../src/quota/assessment.ts';
import type { QuotaBook } from '../../src/quota/book.ts';
import type { Lot, QuotaLedger } from '../../src/quota/lot.ts';
import type { QuotaMove } from '../../src/quota/move.ts';
import type { Approval, QuotaRecord } from '../../src/quota/record.ts';
import { type Vector, vector } from '../../src/quota/vector.ts';
import type { Day } from '../../src/units/day.ts';
import { fen } from '../../src/units/fen.ts';
import { bareRecord } from '../arbitraries/bare-record.ts';
import { replayedBook } from '../arbitraries/replayed-book.ts';

export const START = 20_454 as Day;
export const DAY = 20_500 as Day;
export const BASE = { day: DAY, rule: 'r', deal: '' };

export function lot(id: string, ledger: QuotaLedger, minted: Vector, more: Partial<Lot> = {}): Lot {
  return {
    ...{ id, ledger, origin: 'liling', project: 'p', document: 'doc', accepted: START },
    ...{ vintage: 2026, grade: null, expires: null, minted },
    ...more,
  };
}

export const mint = (made: Lot, holder = 'changsha', day = START): QuotaMove => ({
  ...{ action: 'mint', lot: made, holder, day, rule: 'r', deal: '' },
});
export const trade = (id: string, amount: Vector, priceFen = 70): QuotaMove => ({
  ...{ ...BASE, action: 'trade', lot: id, from: 'zhuzhou', to: 'changsha', amount },
  priceFen: fen(priceFen),
});
export const draw = (id: string, amount: Vector, deal = 'D', holder = 'changsha'): QuotaMove[] =>
  (['reserve', 'writeOff'] as const).map((action) => ({
    ...{ ...BASE, action, lot: id, holder, amount, deal },
  }));

export const LOTS: readonly [Lot, string][] = [
  [lot('l1', 'L1', vector(100)), 'changsha'],
  [lot('l2', 'L2', vector(100)), 'changsha'],
  [lot('l3', 'L3', vector(100, 50, 90)), 'changsha'],
  [lot('l4', 'L4', vector(100, 50, 90), { parcels: ['x'] }), 'zhuzhou'],
  [lot('l5', 'L5', vector(500)), 'changsha'],
  [lot('l6', 'L6', vector(400)), 'changsha'],
  [lot('l7', 'L7', vector(100)), 'changsha'],
];
export const OPENING = LOTS.map(([made, holder]) => mint(made, holder));
export const TAKEN = vector(20, 10, 18);
export const DRAWN = [
  trade('l4', TAKEN),
  ...draw('l1', vector(30)),
  ...draw('l2', vector(30)),
  ...draw('l4', TAKEN),
  ...draw('l7', vector(20)),
];
export const MOVES: readonly QuotaMove[] = [...OPENING, ...DRAWN];

export const APPROVAL: Approval = {
  ...{ deal: 'D', city: 'changsha', awarded: DAY, day: DAY, at: OPENING.length, signed: true },
  ...{ linkage: false, capped: true, paddyForPaddy: true, newAreaM2: 30, taken: TAKEN },
  basicFarmlandM2: 0,
};
export const PAID = [{ payer: 'changsha', amountFen: fen(70) }];

export function assessed(more: Partial<Assessment> = {}): Assessment {
  return {
    ...{ city: 'changsha', year: 2025, day: START, farmlandM2: 600, bookedM2: 0, targetM2: 500 },
    ...{ basicFarmlandM2: 400, basicTargetM2: 400 },
    ...more,
  };
}

/** The sound record with other movements or other facts around it. */
export function recordOf(moves: readonly QuotaMove[] = MOVES, more: Partial<QuotaRecord> = {}) {
  const book = replayedBook(moves);
  const events = [{ id: 'all', first: 0, count: moves.length }];
  const sound = { approvals: [APPROVAL], payments: PAID, events };
  return bareRecord(book as QuotaBook, START, { ...sound, ...more });
}
