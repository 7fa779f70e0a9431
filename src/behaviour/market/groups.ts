import type { City } from '../../world/party.ts';
import type { Parcel } from './lot.ts';
import type { BundleSetup } from './setup.ts';

/** A parcel waiting to be put up, and how often it was passed in. */
export interface Waiting {
  readonly parcel: Parcel;
  readonly passedIn: number;
  /** Months it has been held back for want of quota. */
  readonly heldMonths: number;
}

/**
 * Groups what is put up on one day into lots: parcels of the bundled use go together, so many at
 * a time, while those left over and all others go by themselves. A bundle is sold in one format, so
 * only parcels of the same go together. It may cross cities, but not to one that stays apart; what
 * was passed in before goes by itself.
 */
export function groupLots(
  waiting: readonly Waiting[],
  bundle: BundleSetup | null,
  apart: readonly City[],
): (readonly [Waiting, ...Waiting[]])[] {
  const fits = ({ parcel, passedIn }: Waiting) =>
    bundle !== null && parcel.land.use === bundle.use && passedIn === 0;
  const together = waiting.filter(fits);
  const size = bundle?.parcels ?? 1;
  const isApart = ({ parcel: { land } }: Waiting) => apart.includes(land.city);
  const circles = [
    together.filter((item) => !isApart(item)),
    ...apart.map((city) => together.filter(({ parcel }) => parcel.land.city === city)),
  ];
  const bundles = circles
    .flatMap(byFormat)
    .flatMap((circle) =>
      Array.from({ length: Math.floor(circle.length / size) }, (_, i) =>
        circle.slice(i * size, (i + 1) * size),
      ),
    );
  const bundled = new Set(bundles.flat());
  const alone = waiting.filter((item) => !bundled.has(item)).map((item) => [item]);
  return [...bundles, ...alone] as unknown as (readonly [Waiting, ...Waiting[]])[];
}

function byFormat(items: readonly Waiting[]): Waiting[][] {
  const groups = new Map<string, Waiting[]>();
  for (const item of items) {
    const { format } = item.parcel;
    groups.set(format, [...(groups.get(format) ?? []), item]);
  }
  return [...groups.values()];
}
