import { allocate } from '../../split/allocate.ts';
import type { SquareMetre } from '../../units/area.ts';
import { type Fen, subFen, sumFen, ZERO_FEN } from '../../units/fen.ts';

/** How the price of a bundle is divided (rule `bundle-allocation`). */
export const BUNDLE_KEYS = ['assessed', 'area', 'equal'] as const;
export type BundleKey = (typeof BUNDLE_KEYS)[number];

/** A part of a bundle. */
export interface BundlePart {
  readonly id: string;
  readonly assessedFen: Fen;
  readonly areaM2: SquareMetre;
  /** Legal floor of its price. */
  readonly floorFen: Fen;
}

/**
 * Divides the one price of several parcels sold together (组合供应), exact to the fen; an odd fen
 * goes by largest remainder, ties to the part named first. A part that would come below its legal
 * floor gets the floor, and the others share the rest; land given free has none.
 */
export function splitBundle(
  priceFen: Fen,
  parts: readonly BundlePart[],
  key: BundleKey,
): Map<string, Fen> {
  const weightOf = ({ assessedFen, areaM2 }: BundlePart) =>
    key === 'assessed' ? assessedFen : key === 'area' ? areaM2 : 1;
  const rank = new Map(parts.map(({ id }, i) => [id, i]));
  const divided = (amountFen: Fen, among: readonly BundlePart[]) => {
    const claims = among.map((part) => ({ party: part.id, weight: weightOf(part) }));
    const shares = allocate(amountFen, claims, (id) => rank.get(id)!);
    return shares.map(({ party, shareFen }): [string, Fen] => [party, shareFen]);
  };
  const floorsFen = sumFen(parts.map(({ floorFen }) => floorFen));
  const floorOf = ({ floorFen }: BundlePart) => (floorsFen > priceFen ? ZERO_FEN : floorFen);
  const prices = new Map<string, Fen>();
  let [free, leftFen] = [parts, priceFen];
  for (;;) {
    for (const [id, shareFen] of divided(leftFen, free)) prices.set(id, shareFen);
    const below = free.filter((part) => prices.get(part.id)! < floorOf(part));
    if (below.length === 0) return prices;
    for (const { id, floorFen } of below) {
      prices.set(id, floorFen);
      leftFen = subFen(leftFen, floorFen);
    }
    free = free.filter((part) => !below.includes(part));
  }
}
