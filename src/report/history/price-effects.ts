import type { Offering } from '../../engine/offering.ts';
import { divideBig } from '../../units/exact.ts';
import type { City } from '../../world/party.ts';

/** Levels of the index are in millionths. */
const MILLION = 1_000_000n;

/** What a city sold for a price in a year. */
export interface SoldYear {
  readonly parcels: number;
  readonly areaM2: number;
  readonly pricesFen: number;
  /** Mean of the index at the closes by area, in millionths; zero where nothing was sold. */
  readonly index: number;
}

/** What each cause adds to a change of prices awarded; sums to the change to the fen. */
export interface PriceEffects {
  readonly changeFen: number;
  /** More or fewer parcels, of the size and price of the year before. */
  readonly numberFen: number;
  /** Larger or smaller parcels. */
  readonly sizeFen: number;
  /** A higher or lower index. */
  readonly indexFen: number;
  /** What is left: uses, places and how keenly they were bid for. */
  readonly restFen: number;
}

/** Adds up the parcels of a city that found a taker at a price, also those of bundled lots. */
export function soldYear(offerings: readonly Offering[], city: City): SoldYear {
  let [parcels, areaM2, pricesFen, weighted] = [0, 0, 0, 0n];
  for (const { pricesFen: parts, lot } of offerings) {
    lot.parcels.forEach(({ land }, i) => {
      const priceFen = parts[i] ?? 0;
      if (land.city !== city || priceFen === 0) return;
      parcels += 1;
      pricesFen += priceFen;
      const { numerator, denominator } = lot.factors[i]!.index;
      areaM2 += land.areaM2;
      weighted += BigInt(land.areaM2) * ((BigInt(numerator) * MILLION) / BigInt(denominator));
    });
  }
  const index = areaM2 === 0 ? 0 : Number(divideBig(weighted, BigInt(areaM2), 'halfUp'));
  return { parcels, areaM2, pricesFen, index };
}

/**
 * Takes the change from one year to another apart, one cause after the other: number of parcels,
 * then their size, then the index, each rounded to the fen; what is left closes the sum. Where one of
 * the years sold nothing, all of it is the number.
 */
export function priceEffects(from: SoldYear, to: SoldYear): PriceEffects {
  const changeFen = to.pricesFen - from.pricesFen;
  if (from.parcels === 0 || to.parcels === 0) {
    return { changeFen, numberFen: changeFen, sizeFen: 0, indexFen: 0, restFen: 0 };
  }
  const scaled = (above: readonly number[], below: readonly number[]) =>
    Number(
      divideBig(
        above.reduce((p, x) => p * BigInt(x), BigInt(from.pricesFen)),
        below.reduce((p, x) => p * BigInt(x), 1n),
        'halfUp',
      ),
    );
  const byNumber = scaled([to.parcels], [from.parcels]);
  const bySize = scaled([to.areaM2], [from.areaM2]);
  const byIndex = scaled([to.areaM2, to.index], [from.areaM2, from.index]);
  return {
    changeFen,
    numberFen: byNumber - from.pricesFen,
    sizeFen: bySize - byNumber,
    indexFen: byIndex - bySize,
    restFen: to.pricesFen - byIndex,
  };
}
