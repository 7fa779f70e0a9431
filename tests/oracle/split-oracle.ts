/** A fraction of bigints, kept unreduced: slow, plain, and nothing to get wrong. */
interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

interface Row {
  readonly party: string;
  readonly rank: number;
  whole: bigint;
  readonly rest: Fraction;
}

/** What one party claims: a weight, or an exact number of parts of a fen. */
export interface OracleClaim {
  readonly party: string;
  readonly rank: number;
  readonly exact: Fraction;
}

/**
 * The largest-remainder method as a textbook tells it: everybody the whole part, then sort by
 * the fractional part and hand out what is left from the top.
 */
export function splitExactly(total: bigint, claims: readonly OracleClaim[]): Map<string, bigint> {
  const rows: Row[] = claims.map(({ party, rank, exact }) => {
    const whole = exact.top / exact.bottom;
    const rest = { top: exact.top - whole * exact.bottom, bottom: exact.bottom };
    return { party, rank, whole, rest };
  });
  const missing = total - rows.reduce((sum, row) => sum + row.whole, 0n);
  const queue = [...rows].sort(
    (a, b) => compare(b.rest, a.rest) || (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0),
  );
  for (const row of queue.slice(0, Number(missing))) row.whole += 1n;
  return new Map(rows.map((row) => [row.party, row.whole]));
}

/** The same by weights; a negative total is the mirror image of the positive one. */
export function splitByWeights(
  total: bigint,
  weights: readonly number[],
  rankOf: (index: number) => number = (index) => index,
): bigint[] {
  if (total < 0n) return splitByWeights(-total, weights, rankOf).map((share) => -share);
  const bottom = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  const shares = splitExactly(
    total,
    weights.map((weight, i) => ({
      party: String(i),
      rank: rankOf(i),
      exact: { top: total * BigInt(weight), bottom },
    })),
  );
  return weights.map((_, i) => shares.get(String(i))!);
}

function compare(a: Fraction, b: Fraction): number {
  const left = a.top * b.bottom;
  const right = b.top * a.bottom;
  return left < right ? -1 : left > right ? 1 : 0;
}
