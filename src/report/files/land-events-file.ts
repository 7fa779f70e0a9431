import type { IdleEvent } from '../../behaviour/market/idle.ts';
import type { LandSale } from '../../engine/land-sale-desk.ts';
import { formatDay } from '../../units/day.ts';
import { type Cell, csvChunks, guardText } from './csv.ts';

export const LAND_EVENTS_COLUMNS = [
  'land',
  'date',
  'place',
  'use',
  'area_m2',
  'kind',
  'event',
  'refusal',
] as const;

/**
 * `land-events.csv`: what happened to idle land, and to collective land and rights that changed
 * hands, each in order of the day; their money is in `ledger.csv` under the land's id.
 */
export function landEventsFile(
  idle: readonly IdleEvent[],
  sales: readonly LandSale[],
): Iterable<string> {
  const rows: Cell[][] = [
    ...idle.map(({ parcel, day, kind }) => row(parcel, formatDay(day), 'idle', kind, '')),
    ...sales.map(({ sale, day, outcome, refusals }) =>
      row(sale, formatDay(day), kindOf(sale), outcome, refusals[0]?.code ?? ''),
    ),
  ];
  return csvChunks(LAND_EVENTS_COLUMNS, rows, (cells) => [cells]);
}

type Land = IdleEvent['parcel'] | LandSale['sale'];

function row(land: Land, date: string, kind: string, event: string, refusal: string): Cell[] {
  return [guardText(land.id), date, land.place, land.use, land.areaM2, kind, event, refusal];
}

function kindOf(sale: LandSale['sale']): string {
  return 'kind' in sale ? sale.kind : 'collective';
}
