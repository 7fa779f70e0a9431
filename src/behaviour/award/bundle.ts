import { allocate } from '../../split/allocate.ts';
import type { SquareMetre } from '../../units/area.ts';
import type { Fen } from '../../units/fen.ts';

/** How the price of a bundle is divided (rule `bundle-allocation`). */
export const BUNDLE_KEYS = ['assessed', 'area', 'equal'] as const;
export type BundleKey = (typeof BUNDLE_KEYS)[number];

/** A part of a bundle. */
export interface BundlePart {
  readonly id: string;
  readonly assessedFen: Fen;
  readonly areaM2: SquareMetre;
}

/**
 * Divides the one price of several parcels sold together (组合供应), exact to the fen; an odd fen
 * goes by largest remainder, ties to the part named first.
 */
export function splitBundle(
  priceFen: Fen,
  parts: readonly BundlePart[],
  key: BundleKey,
): Map<string, Fen> {
  const weightOf = ({ assessedFen, areaM2 }: BundlePart) =>
    key === 'assessed' ? assessedFen : key === 'area' ? areaM2 : 1;
  const rank = new Map(parts.map(({ id }, i) => [id, i]));
  const claims = parts.map((part) => ({ party: part.id, weight: weightOf(part) }));
  const shares = allocate(priceFen, claims, (id) => rank.get(id)!);
  return new Map(shares.map(({ party, shareFen }) => [party, shareFen]));
}
