import { createHash } from 'node:crypto';
import { QuotaBook } from '../src/quota/book.ts';
import { STATES } from '../src/quota/holding.ts';
import { QUOTA_LEDGERS } from '../src/quota/lot.ts';
import type { QuotaMove } from '../src/quota/move.ts';
import { DIMENSIONS } from '../src/quota/vector.ts';
import type { BenchSize } from './harness.ts';
import { walk } from './quota-walk.ts';

/** Lots and movements. */
const SIZES = {
  tiny: [
    [10, 100],
    [100, 1_000],
  ],
  full: [
    [1_000, 10_000],
    [10_000, 100_000],
    [100_000, 1_000_000],
  ],
} as const;

/** One size of the quota book: so many movements over so many lots. */
export interface QuotaRow {
  readonly lots: number;
  readonly movements: number;
  readonly milliseconds: number;
  readonly nanosecondsPerMovement: number;
  /** Heap in use by the book and its movements, after a collection before and after. */
  readonly heapMegabytes: number;
  /** SHA-256 over every holder's total in every ledger and state. */
  readonly hash: string;
}

/**
 * The cost of a movement as lots and movements grow; flat is the goal. The movements are drawn
 * beforehand, so that the book alone is timed: every check, and the change.
 */
export function run({ size }: { readonly size: BenchSize }): QuotaRow[] {
  if (size === 'full') filled(drawn(1_000, 100_000));
  return SIZES[size].map(([lots, movements]) => {
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    const moves = drawn(lots, movements);
    globalThis.gc?.();
    const start = performance.now();
    const book = filled(moves);
    const milliseconds = performance.now() - start;
    globalThis.gc?.();
    const heapMegabytes = (process.memoryUsage().heapUsed - before) / 1e6;
    const nanosecondsPerMovement = (milliseconds * 1e6) / moves.length;
    const hash = hashOf(book);
    return { lots, movements, milliseconds, nanosecondsPerMovement, heapMegabytes, hash };
  });
}

/** So many movements over so many lots, without the book they were drawn on. */
function drawn(lots: number, movements: number): readonly QuotaMove[] {
  const book = new QuotaBook();
  walk(book, lots, movements);
  return [...book.moves()];
}

/** A book in which the movements were made one by one, each a batch of its own. */
function filled(moves: readonly QuotaMove[]): QuotaBook {
  const book = new QuotaBook();
  for (const move of moves) book.apply([move]);
  return book;
}

function hashOf(book: QuotaBook): string {
  const hash = createHash('sha256');
  for (const holder of ['changsha', 'zhuzhou', 'xiangtan', 'xiangjiang']) {
    for (const ledger of QUOTA_LEDGERS) {
      const total = book.total(holder, ledger);
      for (const state of STATES) hash.update(DIMENSIONS.map((d) => total[state][d]).join());
    }
  }
  return hash.digest('hex');
}
