import type { Offering } from '../../engine/offering.ts';
import { formatDay } from '../../units/day.ts';
import { formatRatio } from '../../units/ratio.ts';
import { type Cell, csvChunks, guardText } from './csv.ts';

export const AWARDS_COLUMNS = [
  'lot',
  'city',
  'place',
  'use',
  'parcels',
  'area_m2',
  'format',
  'noticed',
  'closes',
  'passed_in',
  'index',
  'assessed_fen',
  'floor_fen',
  'start_fen',
  'reserve_fen',
  'cap_fen',
  'bidders',
  'outcome',
  'price_fen',
  'refusal',
  'deals',
] as const;

/**
 * `awards.csv`: every time a lot was put up or first held back, in order; `place`, `use` and
 * `index` are those of its first parcel, the index that of the close.
 */
export function awardsFile(offerings: readonly Offering[]): Iterable<string> {
  return csvChunks(AWARDS_COLUMNS, offerings, (offering) => [awardCells(offering)]);
}

function awardCells({ lot, outcome, turnout, priceFen, refusal, deals }: Offering): Cell[] {
  const { land } = lot.parcels[0]!;
  return [
    guardText(lot.id),
    land.city,
    land.county,
    land.use,
    lot.parcels.length,
    lot.parcels.reduce((sum, parcel) => sum + parcel.land.areaM2, 0),
    lot.format,
    formatDay(lot.noticed),
    formatDay(lot.closes),
    lot.passedIn,
    formatRatio(lot.factors[0]!.index),
    lot.assessedFen,
    lot.floorFen,
    lot.offer.startFen,
    lot.offer.reserveFen ?? '',
    lot.capFen ?? '',
    turnout,
    outcome,
    priceFen ?? '',
    refusal ?? '',
    guardText(deals.join(' ')),
  ];
}
