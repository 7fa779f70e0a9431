/** How far two groups of rows lie apart in one dimension. */
export interface RegionalEffect {
  readonly name: string;
  /** The largest distance between the two distributions, 0 to 1 (Kolmogorov and Smirnov). */
  readonly distance: number;
  /** What chance alone exceeds once in twenty. */
  readonly critical: number;
  /** Whether the distance exceeds it. */
  readonly differs: boolean;
  /** Middle coordinate of each group, 0 to 1: which end of the range the group prefers. */
  readonly insideMedian: number;
  readonly outsideMedian: number;
}

/** A regional sensitivity analysis: where in the space a condition holds. */
export interface RegionalAnalysis {
  readonly inside: number;
  readonly outside: number;
  /** Rows of which nothing is known. */
  readonly missing: readonly number[];
  /** The most telling dimension first; empty when one group is. */
  readonly effects: readonly RegionalEffect[];
  /** Whether both groups are large enough for the critical value to hold. */
  readonly enough: boolean;
}

/** √(−ln(0.05 ÷ 2) ÷ 2): the two-sample test at 5 %, for large groups. */
const CRITICAL = 1.358;
const SMALLEST_GROUP = 20;

/**
 * Splits the rows by a condition and compares the two groups dimension by dimension
 * (R. C. Spear and G. M. Hornberger, Water Research 14 (1980), 43–49). With “the row failed” as
 * the condition it says where failures lie.
 *
 * @param points coordinates of the rows
 * @param holds whether the condition holds; null where a row has no outcome
 */
export function regionalSensitivity(
  names: readonly string[],
  points: readonly (readonly number[])[],
  holds: readonly (boolean | null)[],
): RegionalAnalysis {
  const rowsWhere = (answer: boolean | null) =>
    holds.flatMap((held, row) => (held === answer ? [row] : []));
  const [inside, outside] = [rowsWhere(true), rowsWhere(false)];
  const few = Math.min(inside.length, outside.length);
  const effects = names.map((name, i) => {
    const group = (rows: readonly number[]) => rows.map((row) => points[row]![i]!).sort(byNumber);
    return effectOf(name, group(inside), group(outside));
  });
  return {
    inside: inside.length,
    outside: outside.length,
    missing: rowsWhere(null),
    effects: few === 0 ? [] : effects.sort((a, b) => b.distance - a.distance),
    enough: few >= SMALLEST_GROUP,
  };
}

function byNumber(a: number, b: number): number {
  return a - b;
}

function effectOf(
  name: string,
  inside: readonly number[],
  outside: readonly number[],
): RegionalEffect {
  const [n, m] = [inside.length, outside.length];
  let [i, j, distance] = [0, 0, 0];
  while (i < n && j < m) {
    const at = Math.min(inside[i]!, outside[j]!);
    while (i < n && inside[i] === at) i += 1;
    while (j < m && outside[j] === at) j += 1;
    distance = Math.max(distance, Math.abs(i / n - j / m));
  }
  const critical = CRITICAL * Math.sqrt((n + m) / (n * m));
  return {
    ...{ name, distance, critical, differs: distance > critical },
    insideMedian: inside[Math.floor(n / 2)] ?? 0,
    outsideMedian: outside[Math.floor(m / 2)] ?? 0,
  };
}
