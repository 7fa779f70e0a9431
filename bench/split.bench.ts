import { Decimal } from 'decimal.js';
import { allocate } from '../src/split/allocate.ts';
import type { Claim } from '../src/split/allocation.ts';
import { largestRemainder } from '../src/split/largest-remainder.ts';
import { type Fen, fen } from '../src/units/fen.ts';
import { type BenchReport, type BenchSize, collect, compare } from './harness.ts';
import { splitNaively } from './naive-pipeline.ts';
import { seededNumbers } from './numbers.ts';

const PARTIES = ['p0', 'p1', 'p2', 'p3', 'p4'];
const RANKS = PARTIES.map((_, i) => i);
const OPERATIONS = { tiny: 50, full: 20_000 } as const;
const rankOf = (party: string): number => PARTIES.indexOf(party);

interface Split {
  readonly totalFen: Fen;
  readonly claims: readonly Claim[];
}

/** Five-way split by largest remainder: ours against naive decimal.js in yuan and bigint in fen. */
export function run({ size }: { readonly size: BenchSize }): BenchReport {
  const splits = makeSplits(OPERATIONS[size]);
  return compare('split', size, splits.length, [
    { name: 'ours', run: () => collect(splits, ours) },
    { name: 'shares alone', run: () => collect(splits, sharesAlone) },
    { name: 'decimal.js', run: () => collect(splits, naiveDecimal) },
    { name: 'bigint', run: () => collect(splits, naiveBigint) },
  ]);
}

function makeSplits(count: number): Split[] {
  const between = seededNumbers();
  return Array.from({ length: count }, () => ({
    totalFen: fen(between(1, 2_000_000_000) * 1000 + between(0, 999)),
    claims: PARTIES.map((party) => ({ party, weight: between(1, 100) })),
  }));
}

function ours({ totalFen, claims }: Split): number[] {
  return allocate(totalFen, claims, rankOf).map((share) => share.shareFen);
}

/** The kernel without names and exact fractions. */
function sharesAlone({ totalFen, claims }: Split): number[] {
  const weights = claims.map((claim) => claim.weight);
  return largestRemainder(totalFen, weights, RANKS);
}

function naiveDecimal({ totalFen, claims }: Split): number[] {
  const ranked = claims.map((claim) => ({ ...claim, rank: rankOf(claim.party) }));
  const shares = splitNaively(new Decimal(totalFen).div(100), ranked);
  return shares.map((share) => share.mul(100).toNumber());
}

function naiveBigint({ totalFen, claims }: Split): number[] {
  const total = BigInt(totalFen);
  const weightSum = claims.reduce((sum, claim) => sum + BigInt(claim.weight), 0n);
  const rows = claims.map(({ party, weight }) => {
    const product = total * BigInt(weight);
    return { party, share: product / weightSum, rest: product % weightSum };
  });
  let left = total - rows.reduce((sum, row) => sum + row.share, 0n);
  const byRest = (a: bigint, b: bigint): number => (a < b ? 1 : a > b ? -1 : 0);
  const queue = [...rows].sort(
    (a, b) => byRest(a.rest, b.rest) || rankOf(a.party) - rankOf(b.party),
  );
  for (const row of queue) {
    if (left === 0n) break;
    row.share += 1n;
    left -= 1n;
  }
  return rows.map((row) => Number(row.share));
}
