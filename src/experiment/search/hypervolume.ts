import { dominates } from './evaluation.ts';

/**
 * The volume dominated by points and bounded by a reference point, every objective minimised; by
 * slices along the last objective (E. Zitzler and L. Thiele, IEEE Transactions on Evolutionary
 * Computation 3 (1999), 257–271, define the measure). Points beyond the reference add nothing.
 */
export function hypervolume(
  points: readonly (readonly number[])[],
  reference: readonly number[],
): number {
  const inside = points.filter((point) => point.every((value, i) => value < reference[i]!));
  if (inside.length === 0) return 0;
  if (reference.length === 1) return reference[0]! - Math.min(...inside.map(([only]) => only!));
  const last = reference.length - 1;
  const sorted = [...inside].sort((a, b) => a[last]! - b[last]!);
  let volume = 0;
  let front: readonly (readonly number[])[] = [];
  for (const [i, point] of sorted.entries()) {
    const flat = point.slice(0, last);
    front = [...front.filter((other) => !dominates(flat, other)), flat];
    const top = sorted[i + 1]?.[last] ?? reference[last]!;
    const depth = top - point[last]!;
    if (depth > 0) volume += depth * hypervolume(front, reference.slice(0, last));
  }
  return volume;
}
