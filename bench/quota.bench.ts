import { createHash } from 'node:crypto';
import { QuotaBook } from '../src/quota/book.ts';
import { STATES } from '../src/quota/holding.ts';
import { QUOTA_LEDGERS } from '../src/quota/lot.ts';
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
  /** Heap in use with the book still held, less what was in use before. */
  readonly heapMegabytes: number;
  /** SHA-256 over every holder's total in every ledger and state. */
  readonly hash: string;
}

/** The cost of a movement as lots and movements grow; flat is the goal. */
export function run({ size }: { readonly size: BenchSize }): QuotaRow[] {
  if (size === 'full') walk(new QuotaBook(), 1_000, 100_000);
  return SIZES[size].map(([lots, movements]) => {
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    const book = new QuotaBook();
    const start = performance.now();
    walk(book, lots, movements);
    const milliseconds = performance.now() - start;
    globalThis.gc?.();
    const heapMegabytes = (process.memoryUsage().heapUsed - before) / 1e6;
    const nanosecondsPerMovement = (milliseconds * 1e6) / (lots + movements);
    const hash = hashOf(book);
    return { lots, movements, milliseconds, nanosecondsPerMovement, heapMegabytes, hash };
  });
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
