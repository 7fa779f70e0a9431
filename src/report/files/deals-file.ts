import type { DealOutcome } from '../../engine/run-result.ts';
import { formatDay } from '../../units/day.ts';
import { type Cell, csvChunks, guardText } from './csv.ts';

export const DEALS_COLUMNS = [
  'deal',
  'source_row',
  'city',
  'county',
  'use',
  'method',
  'area_m2',
  'price_fen',
  'signed',
  'outcome',
  'refusal',
] as const;

/** `deals.csv`: what became of every deal, in canonical order (signing day, then id). */
export function dealsFile(deals: readonly DealOutcome[]): Iterable<string> {
  return csvChunks(DEALS_COLUMNS, deals, (deal) => [dealCells(deal)]);
}

function dealCells({ deal, outcome, refusals }: DealOutcome): readonly Cell[] {
  return [
    guardText(deal.id),
    deal.sourceRow,
    deal.city,
    deal.county,
    deal.use,
    deal.method,
    deal.areaM2,
    deal.priceFen ?? '',
    formatDay(deal.signed),
    outcome,
    refusals[0]?.code ?? '',
  ];
}
