import { mulDiv } from '../units/exact.ts';
import type { Position } from './book.ts';
import type { Lot } from './lot.ts';
import { covers, DIMENSIONS, isZero, minVector, shortfall, type Vector } from './vector.ts';

/**
 * Which lot is drawn on first: the oldest acceptance; the lowest project cost per m²; the grade
 * nearest to that of the land taken; or the one that fits best: of those that cover what is left
 * the one that keeps least, else the one that leaves least open. Ties go to the oldest, then by id.
 */
export const LOT_CHOICES = ['oldest', 'cheapest', 'nearestGrade', 'bestFit'] as const;
export type LotChoice = (typeof LOT_CHOICES)[number];

/** How lots are drawn on. */
export interface DrawTerms {
  readonly choice: LotChoice;
  /** Whether area, paddy and capacity of a lot go together, in proportion (整项使用). */
  readonly bundled: boolean;
  /** Grade of most of the land taken; null where it has none. */
  readonly grade: number | null;
}

/** What is drawn from one position. */
export interface Draw {
  readonly position: Position;
  readonly amount: Vector;
}

/** What was drawn, and what of the need nobody here can give. */
export interface Drawn {
  readonly draws: readonly Draw[];
  readonly left: Vector;
}

/**
 * Draws a need from lots, dimension by dimension, never one for another. What a bundled lot gives
 * beyond the need is drawn all the same: the waste of the draw.
 *
 * @param positions oldest first
 * @param mostOf what may be drawn from a position
 */
export function drawLots(
  positions: readonly Position[],
  need: Vector,
  terms: DrawTerms,
  mostOf: (position: Position) => Vector,
): Drawn {
  const draws: Draw[] = [];
  let left = need;
  const ordered =
    terms.choice === 'oldest' ? positions : inOrder(positions, terms, mostOf, () => left);
  for (const position of ordered) {
    if (isZero(left)) break;
    const amount = takeFrom(mostOf(position), left, terms.bundled);
    if (isZero(amount)) continue;
    draws.push({ position, amount });
    left = shortfall(left, amount);
  }
  return { draws, left };
}

/** What of `most` serves what is left; bundled, the least common part of it that does. */
export function takeFrom(most: Vector, left: Vector, bundled: boolean): Vector {
  const plain = minVector(most, left);
  if (!bundled || isZero(plain)) return plain;
  let [part, whole] = [0, 1];
  for (const d of DIMENSIONS) {
    if (BigInt(plain[d]) * BigInt(whole) > BigInt(part) * BigInt(most[d])) {
      [part, whole] = [plain[d], most[d]];
    }
  }
  const share = (amount: number) => mulDiv(amount, part, whole, 'ceil');
  return {
    areaM2: share(most.areaM2),
    paddyM2: share(most.paddyM2),
    capacityKg: share(most.capacityKg),
  };
}

function* inOrder(
  positions: readonly Position[],
  { choice, grade }: DrawTerms,
  mostOf: (position: Position) => Vector,
  leftNow: () => Vector,
): Generator<Position> {
  if (choice === 'cheapest') yield* positions.toSorted((a, b) => byCost(a.lot, b.lot));
  else if (choice === 'nearestGrade') {
    yield* positions.toSorted((a, b) => gradeDistance(a.lot, grade) - gradeDistance(b.lot, grade));
  } else {
    const open = new Set(positions);
    while (open.size > 0) {
      let best: Position | null = null;
      for (const next of open) {
        if (best === null || fitsBetter(mostOf(next), mostOf(best), leftNow())) best = next;
      }
      open.delete(best!);
      yield best!;
    }
  }
}

/** By cost per m²; lots without area or with no stated cost come last. */
export function byCost(a: Lot, b: Lot): number {
  const [costA, costB] = [a.costFen, b.costFen];
  const knownA = costA !== undefined && a.minted.areaM2 > 0;
  const knownB = costB !== undefined && b.minted.areaM2 > 0;
  if (!knownA || !knownB) return Number(!knownA) - Number(!knownB);
  const [left, right] = [
    BigInt(costA) * BigInt(b.minted.areaM2),
    BigInt(costB) * BigInt(a.minted.areaM2),
  ];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Further than any grade lies from another: a lot without a grade comes last. */
const NO_GRADE = 100;

/** How far the grade of a lot lies from the one wanted. */
export function gradeDistance({ grade }: Lot, wanted: number | null): number {
  if (wanted === null) return 0;
  return grade === null ? NO_GRADE : Math.abs(grade - wanted);
}

/** Whether `one` fits what is left better than `other`, strictly. */
export function fitsBetter(one: Vector, other: Vector, left: Vector): boolean {
  const [whole, otherWhole] = [covers(one, left), covers(other, left)];
  if (whole !== otherWhole) return whole;
  const over = (most: Vector) => (whole ? shortfall(most, left) : shortfall(left, most));
  const [a, b] = [over(one), over(other)];
  for (const d of DIMENSIONS) if (a[d] !== b[d]) return a[d] < b[d];
  return false;
}
