import { createHash } from 'node:crypto';
import { run as runScenario } from '../src/engine/run.ts';
import type { RunResult } from '../src/engine/run-result.ts';
import type { BenchSize } from './harness.ts';
import { marketOf } from './market.ts';

const SIZES = { tiny: [20, 40], full: [1_000, 10_000, 100_000] } as const;

/** One size of the whole pipeline: listing to transfer, journal, checks and all. */
export interface ScaleRow {
  readonly deals: number;
  readonly milliseconds: number;
  readonly microsecondsPerDeal: number;
  readonly postings: number;
  /** Heap in use after the run with its result still held, less what was in use before. */
  readonly heapMegabytes: number;
  /** SHA-256 over the journal's last seal and every share. */
  readonly hash: string;
}

/** The cost of a deal as the number of deals grows; flat is the goal. */
export function run({ size }: { readonly size: BenchSize }): ScaleRow[] {
  if (size === 'full') runScenario(marketOf(300));
  return SIZES[size].map((deals) => {
    const input = marketOf(deals);
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
    const start = performance.now();
    const result = runScenario(input);
    const milliseconds = performance.now() - start;
    globalThis.gc?.();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return {
      deals,
      milliseconds,
      microsecondsPerDeal: (milliseconds * 1000) / deals,
      postings: result.ledger.journal.legCount * 2,
      heapMegabytes: (heapUsed + arrayBuffers - before) / 1e6,
      hash: hashOf(result),
    };
  });
}

function hashOf(result: RunResult): string {
  const hash = createHash('sha256').update(result.ledger.journal.seals().at(-1)!.hash);
  for (const { receipt, party, shareFen } of result.shares) {
    hash.update(`${receipt} ${party} ${shareFen}\n`);
  }
  return hash.digest('hex');
}
