import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ReadyDeal } from './pipeline.bench.ts';

const COSTS = 7;

/** What the C loop gave: nanoseconds of each round and the hash of its results. */
export interface RunInC {
  readonly rounds: readonly number[];
  readonly hash: string;
}

/** Compiles `settle.c` and lets it settle some deals; null where there is no gcc. */
export function settleInC(
  deals: readonly ReadyDeal[],
  ratesOf: (deal: ReadyDeal) => readonly number[],
  rounds: number,
): RunInC | null {
  const folder = mkdtempSync(join(tmpdir(), 'czt-bench-'));
  const program = join(folder, 'settle');
  try {
    try {
      execFileSync('gcc', ['-O2', '-o', program, resolve('bench/settle.c')], { stdio: 'pipe' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
    const numbers = [
      deals.length,
      rounds,
      ...deals.flatMap((deal) => inputOf(deal, ratesOf(deal))),
    ];
    const input = new Uint8Array(BigInt64Array.from(numbers.map(BigInt)).buffer);
    const { stdout, stderr, status } = spawnSync(program, { input, maxBuffer: 2 ** 30 });
    if (status !== 0) throw new Error(`the C loop ended with ${status}`);
    const results = new BigInt64Array(new Uint8Array(stdout).buffer);
    const hash = createHash('sha256')
      .update([...results].join('\n'))
      .digest('hex');
    const taken = stderr.toString().trim().split('\n').map(Number);
    return { rounds: taken, hash };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function inputOf({ receipts, costs, naive }: ReadyDeal, rates: readonly number[]): number[] {
  const all = costs.map(({ amountFen }) => amountFen as number);
  const padded = [...all, ...new Array<number>(COSTS - all.length).fill(0)];
  const claims = naive.claims.map(({ weight }) => weight);
  const amounts = receipts.map(({ amountFen }) => amountFen as number);
  return [amounts.length, ...amounts, ...padded, ...rates, claims.length, ...claims];
}
